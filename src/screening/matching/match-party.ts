// Who on the lists a party may be: by name in any spelling, by number, and what else agrees or differs.
import type { ListDescription, ListedName, ListEntry, ListedSet } from './list-entry';
import {
  addressIndexSteps,
  type AddressIndexData,
  type AddressReading,
  forEachLikelyAddress,
  isSameAddress,
  readAddress,
  textOfAddress,
} from './list-addresses';
import { bareNumber, type ListIndexData, listIndexSteps } from './list-index';
import { MATCH_THRESHOLD } from './match-threshold';
import { type MatchedWords, matchedWords, round, sayWords, type UnmatchedWords, unmatchedWords } from './explain-match';
import { tellingOf, weighName } from './compare-names';
import type { NameToken } from './name-token';
import type { NameReader, NameReading } from './read-name';
import type { NameKind } from './read-name-kind';
import type { NameHit } from './best-of-entries';
import { NameSearch } from './search-names';
import { partiesInName } from './parties-in-name';
import { whyUntold } from './why-untold';
import type { WordWeights } from './word-weights';

export interface AskedParty {
  name: string;
  /** Absent: told from the words. */
  kind?: NameKind;
  /** Alpha-2. */
  country?: string;
  registrationNumber?: string;
  address?: string;
}

export type Agreement = 'agrees' | 'differs' | 'unknown';

export interface PartyCandidate {
  /** 0 to 1; above the threshold the name may be meant. What agrees or differs beside the name moves it a little, for the order. */
  score: number;
  /** Of the name alone. */
  nameScore: number;
  entry: ListEntry;
  list: ListDescription;
  /** How much the words that match say, about 1 for each that few bear: two names of millions say little. */
  telling: number;
  /** The listed name that is most alike. */
  name: ListedName;
  words: readonly MatchedWords[];
  unmatched: UnmatchedWords;
  country: Agreement;
  number: Agreement;
  address: Agreement;
  /** Sentences. */
  explanation: string;
  whyNotHigher: readonly string[];
}

export interface AddressMatch {
  entry: ListEntry;
  list: ListDescription;
  /** As listed. */
  address: string;
}

export interface PartyIndexData {
  names: ListIndexData;
  addresses: AddressIndexData;
}

/** Lays out lists in steps; see `listIndexSteps`. */
export function* partyIndexSteps(sets: readonly ListedSet[], reader: NameReader): Generator<undefined, PartyIndexData> {
  const names = yield* listIndexSteps(sets, reader);
  const addresses = yield* addressIndexSteps(names.entries, reader.pinyin);
  return { names, addresses };
}

export function buildPartyIndex(sets: readonly ListedSet[], reader: NameReader): PartyIndexData {
  const steps = partyIndexSteps(sets, reader);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** What a known agreement or difference beside the name makes of the score. */
const WHERE = { agrees: 1, unknown: 0.98, differs: 0.94 };
/** A list's own number decides where both sides have one of the same country. */
const NUMBER = { agrees: 1, unknown: 0.99, differs: 0.8 };
/** The authority itself calls the alias too broad. */
const WEAK_ALIAS = 0.9;
/** A number that agrees is the party, whatever it calls itself. */
const SAME_NUMBER = 0.97;

export interface FindOptions {
  threshold?: number;
  /** Candidates at most. */
  limit?: number;
}

export interface PartyLook {
  candidates: PartyCandidate[];
  /** Why nobody can be told by the name, or not surely. */
  untold: string | undefined;
}

/** Words that are compared for one party: some hundred times what an ordinary name takes. */
const MOST_COMPARISONS = 40_000;
/** Hits that are looked at for each candidate that is asked for. */
const LIKELY = 5;
const RESEMBLES_TOO_MANY = 'resembles more listed names than can be compared';

export class PartyMatcher {
  private readonly search: NameSearch;

  constructor(
    private readonly data: PartyIndexData,
    private readonly reader: NameReader,
    weights?: WordWeights,
  ) {
    this.search = new NameSearch(data.names, weights);
  }

  /** How telling words are in these lists: part of them asked alone is weighed by the same. */
  get weights(): WordWeights {
    return this.search.weights;
  }

  /** Entries of all lists. */
  get entries(): number {
    return this.data.names.entries.length;
  }

  /**
   * Candidates from the threshold up, best first. An empty name, or one of nothing but legal forms and marks, has none but by number.
   */
  find(party: AskedParty, options: FindOptions = {}): PartyCandidate[] {
    return this.look(party, options).candidates;
  }

  /** The same, and why the name does not tell who is meant, where it does not. */
  look(party: AskedParty, { threshold = MATCH_THRESHOLD, limit = 10 }: FindOptions = {}): PartyLook {
    const reading = this.reader.read(party.name, party.kind);
    const nameless = whyUntold(reading);
    if (nameless !== undefined) return { candidates: this.findByNumber(party, []).slice(0, limit), untold: nameless };
    const { hits, isComplete } = this.search.findWithin(reading, threshold, MOST_COMPARISONS);
    const others = partiesInName(party.name).flatMap((name) =>
      this.ofOneName({ ...party, name }, { threshold, limit: limit * LIKELY }),
    );
    // What stands beside the name moves a score by little: those far behind need not be told apart.
    const likely = hits.slice(0, limit * LIKELY);
    const candidates = bestOfEach([
      ...likely.flatMap((hit) => this.candidate(party, reading, hit)),
      ...this.findByNumber(party, likely),
      ...others,
    ])
      .sort((a, b) => b.score - a.score || Number(b.name.text === party.name) - Number(a.name.text === party.name))
      .slice(0, limit);
    return { candidates, untold: isComplete ? undefined : RESEMBLES_TOO_MANY };
  }

  /** By a name that stands inside another. */
  private ofOneName(party: AskedParty, { threshold, limit }: Required<FindOptions>): PartyCandidate[] {
    const reading = this.reader.read(party.name, party.kind);
    if (whyUntold(reading) !== undefined) return [];
    const { hits } = this.search.findWithin(reading, threshold, MOST_COMPARISONS);
    return hits.slice(0, limit).flatMap((hit) => this.candidate(party, reading, hit));
  }

  /** Listed parties at the same address. */
  findAtAddress(address: string, country?: string): AddressMatch[] {
    const asked = readAddress(address, this.reader.pinyin);
    const found: AddressMatch[] = [];
    forEachLikelyAddress(this.data.addresses, asked, (at) => {
      const entry = this.data.names.entries[this.data.addresses.entryOfAddress[at] ?? -1];
      const listed = entry?.addresses[this.data.addresses.placeOfAddress[at] ?? -1];
      const list = this.listOf(this.data.addresses.entryOfAddress[at] ?? -1);
      if (entry === undefined || listed === undefined || list === undefined) return;
      if (country !== undefined && listed.country !== undefined && country !== listed.country) return;
      const text = textOfAddress(listed);
      if (isSameAddress(asked, readAddress(text, this.reader.pinyin))) found.push({ entry, list, address: text });
    });
    return found;
  }

  private listOf(entry: number): ListDescription | undefined {
    return this.data.names.lists[this.data.names.listOfEntry[entry] ?? -1];
  }

  private candidate(party: AskedParty, reading: NameReading, hit: NameHit): PartyCandidate[] {
    const entry = this.data.names.entries[hit.entry];
    const list = this.listOf(hit.entry);
    const name = entry?.names[this.data.names.placeOfName[hit.name] ?? 0];
    if (entry === undefined || list === undefined || name === undefined) return [];
    const words = matchedWords(reading, hit);
    const unmatched = unmatchedWords(reading, hit);
    const telling = this.tellingOf(reading, hit, list);
    return [this.judge(party, { entry, list, name, nameScore: hit.score, telling, words, unmatched })];
  }

  /** Among the names of all lists, or of its own where it says more there: the same party on five lists is no commoner for it. */
  private tellingOf(reading: NameReading, hit: NameHit, { source }: ListDescription): number {
    const weights = this.weights.inList(source);
    const weigh = (token: NameToken): number => weights.weigh(token);
    return Math.max(hit.telling, tellingOf(weighName(reading, weigh), weighName(hit.listed, weigh), hit.alignment));
  }

  /** Entries with the party's number that its name did not find. */
  private findByNumber(party: AskedParty, hits: readonly NameHit[]): PartyCandidate[] {
    const number = party.registrationNumber === undefined ? undefined : bareNumber(party.registrationNumber);
    const entries = number === undefined ? [] : (this.data.names.entriesByNumber.get(number) ?? []);
    return entries.flatMap((at) => {
      const entry = this.data.names.entries[at];
      const [name] = entry?.names ?? [];
      const list = this.listOf(at);
      if (entry === undefined || list === undefined || name === undefined || hits.some((hit) => hit.entry === at))
        return [];
      return [
        this.judge(party, {
          entry,
          list,
          name,
          nameScore: 0,
          telling: 0,
          words: [],
          unmatched: { asked: [], listed: [] },
        }),
      ];
    });
  }

  private judge(party: AskedParty, found: FoundName): PartyCandidate {
    const { entry, name, nameScore } = found;
    const country = agreementOfCountry(party.country, entry);
    const number = agreementOfNumber(party, entry);
    const address = this.agreementOfAddress(party.address, entry);
    const byName = nameScore * WHERE[country] * NUMBER[number] * (name.weak ? WEAK_ALIAS : 1);
    const score = number === 'agrees' ? Math.max(SAME_NUMBER, byName) : byName;
    const beside = { country, number, address };
    return {
      ...found,
      ...beside,
      score: Math.round(score * 1000) / 1000,
      nameScore: Math.round(nameScore * 1000) / 1000,
      explanation: explain(found, beside),
      whyNotHigher: whyNotHigher(found, beside),
    };
  }

  private agreementOfAddress(address: string | undefined, { addresses }: ListEntry): Agreement {
    if (address === undefined || addresses.every(({ street }) => street === undefined)) return 'unknown';
    const asked: AddressReading = readAddress(address, this.reader.pinyin);
    return addresses.some((listed) => isSameAddress(asked, readAddress(textOfAddress(listed), this.reader.pinyin)))
      ? 'agrees'
      : 'differs';
  }
}

/** An entry that is found by several readings of a name stands once, with the best. */
function bestOfEach(candidates: readonly PartyCandidate[]): PartyCandidate[] {
  const best = new Map<ListEntry, PartyCandidate>();
  for (const candidate of candidates)
    if ((best.get(candidate.entry)?.score ?? -1) < candidate.score) best.set(candidate.entry, candidate);
  return [...best.values()];
}

type FoundName = Pick<PartyCandidate, 'entry' | 'list' | 'name' | 'nameScore' | 'telling' | 'words' | 'unmatched'>;
type Beside = Pick<PartyCandidate, 'country' | 'number' | 'address'>;

function agreementOfCountry(country: string | undefined, { countries, addresses }: ListEntry): Agreement {
  const listed = [...countries, ...addresses.flatMap((address) => address.country ?? [])];
  if (country === undefined || listed.length === 0) return 'unknown';
  return listed.includes(country) ? 'agrees' : 'differs';
}

/** Numbers of different authorities say nothing about one another: they differ only where country and length are the same. */
function agreementOfNumber({ registrationNumber, country }: AskedParty, { identifiers }: ListEntry): Agreement {
  const asked = registrationNumber === undefined ? undefined : bareNumber(registrationNumber);
  if (asked === undefined) return 'unknown';
  const listed = identifiers.flatMap(({ value, country: of }) => {
    const number = bareNumber(value);
    return number === undefined ? [] : [{ number, of }];
  });
  if (listed.some(({ number }) => number === asked)) return 'agrees';
  return listed.some(({ number, of }) => of !== undefined && of === country && number.length === asked.length)
    ? 'differs'
    : 'unknown';
}

function explain({ entry, list, name, nameScore, words }: FoundName, { country, number, address }: Beside): string {
  const named = words.length === 0 ? 'another name' : sayWords(words);
  const others = [
    `country ${country}`,
    ...(number === 'unknown' ? [] : [`registration number ${number}`]),
    ...(address === 'unknown' ? [] : [`address ${address}`]),
  ];
  const main = entry.names[0]?.text ?? name.text;
  const called = `${name.text}${name.weak ? ' (weak alias)' : ''}${main === name.text ? '' : `, alias of ${main}`}`;
  return `${called}, ${list.title}, entry ${entry.id}: name ${round(nameScore)} (${named}); ${others.join(', ')}.`;
}

function whyNotHigher({ words, unmatched, name }: FoundName, { country, number }: Beside): string[] {
  return [
    ...words.flatMap(({ asked, listed, how, likeness }) =>
      how === 'same' ? [] : [`"${asked}" is not written as "${listed}" (${likeness})`],
    ),
    ...(unmatched.asked.length > 0 ? [`not in the listed name: ${unmatched.asked.join(', ')}`] : []),
    ...(unmatched.listed.length > 0 ? [`only in the listed name: ${unmatched.listed.join(', ')}`] : []),
    ...(name.weak ? ['the authority calls this alias weak'] : []),
    ...(country === 'agrees' ? [] : [`country ${country}`]),
    ...(number === 'agrees' ? [] : [`registration number ${number}`]),
  ];
}
