// All names of a set of lists, laid out so that the few that may be meant are found without comparing each. Plain data: may be stored and sent.
import { forEachDeletionKey } from './deletion-keys';
import { joinNeighbours } from './joined-words';
import { type KeyTableData, keyTableSteps } from './key-table';
import type { ListDescription, ListedKind, ListEntry, ListedSet } from './list-entry';
import type { NameToken } from './name-token';
import type { NameReader } from './read-name';
import type { NameKind } from './read-name-kind';
import { hasBonesOnly, keysOf, textKey } from './token-keys';
import { WordWeights, wordClassOf } from './word-weights';

export interface ListIndexData {
  lists: readonly ListDescription[];
  entries: readonly ListEntry[];
  /** Place in `lists` of each entry's list. */
  listOfEntry: Uint16Array;
  /** Every word of every name once. */
  tokens: readonly NameToken[];
  /** Words of name `n` are `nameTokens` from `nameStarts[n]` up to `nameStarts[n + 1]`. */
  nameStarts: Uint32Array;
  nameTokens: Uint32Array;
  entryOfName: Uint32Array;
  /** Place of the name among the names of its entry. */
  placeOfName: Uint16Array;
  kindOfName: Uint8Array;
  formOfName: Int16Array;
  legalForms: readonly string[];
  /** Names with a word: postings by token, names with an initial first. */
  postingStarts: Uint32Array;
  initialEnds: Uint32Array;
  postings: Uint32Array;
  /** Tokens by the ways they may be spelled. */
  spelling: KeyTableData;
  /** All tokens by their consonants, and those that have only these. */
  bones: KeyTableData;
  bonesOnly: KeyTableData;
  /** Names by neighbouring words written as one. */
  joined: KeyTableData;
  /** Entries by each of their numbers, letters and digits only. */
  entriesByNumber: ReadonlyMap<string, readonly number[]>;
  /** Entries that bear a word, by its class. */
  bearers: ReadonlyMap<string, number>;
  /** The same of each list by itself, by its name. */
  bearersByList: ReadonlyMap<string, BearersOfList>;
}

export interface BearersOfList {
  bearers: ReadonlyMap<string, number>;
  entries: number;
}

export const NAME_KINDS: readonly NameKind[] = ['unknown', 'person', 'company', 'vessel'];
const KIND_OF_ENTRY: Readonly<Record<ListedKind, NameKind>> = {
  person: 'person',
  company: 'company',
  vessel: 'vessel',
  aircraft: 'vessel',
  unknown: 'unknown',
};
/** Longest neighbouring words that are looked for under a joined key. */
const JOINED_EDITS = 1;

/** Entries between two breaths. */
const STEP = 200;

/** Lays out the lists at once: some 45,000 entries take three to five seconds. Names without a readable word are left out. */
export function buildListIndex(sets: readonly ListedSet[], reader: NameReader): ListIndexData {
  const steps = listIndexSteps(sets, reader);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same in steps of some milliseconds, so that a service may answer between them. */
export function* listIndexSteps(sets: readonly ListedSet[], reader: NameReader): Generator<undefined, ListIndexData> {
  const names = new NameCollector(reader);
  const entries: ListEntry[] = [];
  const listOfEntry: number[] = [];
  for (const [list, { entries: listed }] of sets.entries()) {
    for (const entry of listed) {
      names.addEntry(entry, entries.length, sets[list]?.list.source ?? '');
      entries.push(entry);
      listOfEntry.push(list);
      if (entries.length % STEP === 0) yield;
    }
  }
  return {
    lists: sets.map(({ list }) => list),
    entries,
    listOfEntry: Uint16Array.from(listOfEntry),
    entriesByNumber: numbersOf(entries),
    ...(yield* names.finish()),
  };
}

type NameData = Omit<ListIndexData, 'lists' | 'entries' | 'listOfEntry' | 'entriesByNumber'>;

/** Shorter numbers are shared by chance. */
const LEAST_NUMBER = 6;

/** A number without blanks and marks; undefined where too little is left of it. */
export function bareNumber(number: string): string | undefined {
  const bare = number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return bare.length >= LEAST_NUMBER && /\d{4}/u.test(bare) ? bare : undefined;
}

function numbersOf(entries: readonly ListEntry[]): ReadonlyMap<string, readonly number[]> {
  const byNumber = new Map<string, number[]>();
  entries.forEach(({ identifiers }, at) => {
    for (const number of new Set(identifiers.map(({ value }) => bareNumber(value)))) {
      if (number === undefined) continue;
      const known = byNumber.get(number);
      if (known === undefined) byNumber.set(number, [at]);
      else known.push(at);
    }
  });
  return byNumber;
}

/** Gathers names one by one. */
class NameCollector {
  private readonly tokens: NameToken[] = [];
  private readonly tokenIds = new Map<string, number>();
  private readonly nameStarts: number[] = [0];
  private readonly nameTokens: number[] = [];
  private readonly entryOfName: number[] = [];
  private readonly placeOfName: number[] = [];
  private readonly kindOfName: number[] = [];
  private readonly formOfName: number[] = [];
  private readonly legalForms: string[] = [];
  private readonly bearers = new Map<string, number>();
  private readonly bearersByList = new Map<string, { bearers: Map<string, number>; entries: number }>();

  constructor(private readonly reader: NameReader) {}

  addEntry(entry: ListEntry, at: number, source: string): void {
    const seen = new Set<string>();
    const classes = new Set<string>();
    entry.names.forEach(({ text }, place) => {
      const reading = this.reader.read(text, KIND_OF_ENTRY[entry.kind]);
      if (reading.tokens.length === 0 || seen.has(reading.whole)) return;
      seen.add(reading.whole);
      for (const token of reading.tokens) {
        this.nameTokens.push(this.idOf(token));
        if (token.part === 'core') classes.add(wordClassOf(token));
      }
      this.nameStarts.push(this.nameTokens.length);
      this.entryOfName.push(at);
      this.placeOfName.push(place);
      this.kindOfName.push(NAME_KINDS.indexOf(reading.kind));
      this.formOfName.push(this.formId(reading.legalForm));
    });
    const own = this.bearersByList.get(source) ?? { bearers: new Map<string, number>(), entries: 0 };
    this.bearersByList.set(source, own);
    own.entries++;
    for (const one of classes) {
      this.bearers.set(one, (this.bearers.get(one) ?? 0) + 1);
      own.bearers.set(one, (own.bearers.get(one) ?? 0) + 1);
    }
  }

  *finish(): Generator<undefined, NameData> {
    const nameStarts = Uint32Array.from(this.nameStarts);
    const nameTokens = Uint32Array.from(this.nameTokens);
    return {
      tokens: this.tokens,
      nameStarts,
      nameTokens,
      entryOfName: Uint32Array.from(this.entryOfName),
      placeOfName: Uint16Array.from(this.placeOfName),
      kindOfName: Uint8Array.from(this.kindOfName),
      formOfName: Int16Array.from(this.formOfName),
      legalForms: this.legalForms,
      ...postingsOf(this.tokens, nameStarts, nameTokens),
      ...(yield* this.keyTables(nameStarts, nameTokens)),
      bearers: this.bearers,
      bearersByList: this.bearersByList,
    };
  }

  private idOf(token: NameToken): number {
    const key = `${token.part} ${token.group ?? ''} ${token.text}`;
    const known = this.tokenIds.get(key);
    if (known !== undefined) return known;
    this.tokenIds.set(key, this.tokens.length);
    this.tokens.push(token);
    return this.tokens.length - 1;
  }

  private formId(form: string | undefined): number {
    if (form === undefined) return -1;
    const known = this.legalForms.indexOf(form);
    if (known >= 0) return known;
    this.legalForms.push(form);
    return this.legalForms.length - 1;
  }

  private *keyTables(
    nameStarts: Uint32Array,
    nameTokens: Uint32Array,
  ): Generator<undefined, Pick<NameData, 'spelling' | 'bones' | 'bonesOnly' | 'joined'>> {
    const { tokens } = this;
    const keys = tokens.map(keysOf);
    const names = nameStarts.length - 1;
    return {
      spelling: yield* keyTableSteps({
        count: tokens.length,
        keysOf: (id, put) => keys[id]?.spelling((key) => put(key, id)),
      }),
      bones: yield* keyTableSteps({
        count: tokens.length,
        keysOf: (id, put) => keys[id]?.bones((key) => put(key, id)),
      }),
      bonesOnly: yield* keyTableSteps({
        count: tokens.length,
        keysOf: (id, put) => {
          const token = tokens[id];
          if (token !== undefined && hasBonesOnly(token)) keys[id]?.bones((key) => put(key, id));
        },
      }),
      joined: yield* keyTableSteps({
        count: names,
        keysOf: (name, put) => putJoined(this.tokensOf(name, nameStarts, nameTokens), (key) => put(key, name)),
      }),
    };
  }

  private tokensOf(name: number, nameStarts: Uint32Array, nameTokens: Uint32Array): NameToken[] {
    const found: NameToken[] = [];
    for (let at = nameStarts[name] ?? 0; at < (nameStarts[name + 1] ?? 0); at++) {
      const token = this.tokens[nameTokens[at] ?? 0];
      if (token !== undefined) found.push(token);
    }
    return found;
  }
}

function putJoined(tokens: readonly NameToken[], put: (key: number) => void): void {
  forEachDeletionKey(wholeKey(tokens), 0, put);
  for (const { token } of joinNeighbours(tokens)) {
    for (const word of joinedSpellings(token)) forEachDeletionKey(word, JOINED_EDITS, put);
    forEachDeletionKey(textKey(token), 0, put);
    const bones = joinedBones(token);
    if (bones !== undefined) forEachDeletionKey(bones, 0, put);
  }
}

/** Under what a name is found by all its words, the same and in the same order. */
export function wholeKey(tokens: readonly NameToken[]): string {
  return `!${tokens.map(({ text }) => text).join(' ')}`;
}

/** Under what a joined word is found: its sounds, its letters where it has none. */
export function joinedSpellings(token: NameToken): readonly string[] {
  return token.sounds.length === 0 ? [token.text] : token.sounds;
}

/** And its consonants, which must be the same: apart for words that have only these, since any script asks for them. */
export function joinedBones(token: NameToken): string | undefined {
  if (token.boneClass === '') return undefined;
  return `${hasBonesOnly(token) ? '-' : '='}${token.boneClass}`;
}

function postingsOf(
  tokens: readonly NameToken[],
  nameStarts: Uint32Array,
  nameTokens: Uint32Array,
): Pick<NameData, 'postingStarts' | 'initialEnds' | 'postings'> {
  const postingStarts = new Uint32Array(tokens.length + 1);
  for (const token of nameTokens) postingStarts[token + 1] = (postingStarts[token + 1] ?? 0) + 1;
  for (let token = 0; token < tokens.length; token++)
    postingStarts[token + 1] = (postingStarts[token + 1] ?? 0) + (postingStarts[token] ?? 0);
  const postings = new Uint32Array(nameTokens.length);
  const next = postingStarts.slice(0, tokens.length);
  const post = (withInitial: boolean): void => {
    for (let name = 0; name + 1 < nameStarts.length; name++) {
      const ids = nameTokens.subarray(nameStarts[name] ?? 0, nameStarts[name + 1] ?? 0);
      if (ids.some((id) => tokens[id]?.part === 'initial') !== withInitial) continue;
      for (const token of ids) {
        const place = next[token] ?? 0;
        postings[place] = name;
        next[token] = place + 1;
      }
    }
  };
  post(true);
  const initialEnds = next.slice();
  post(false);
  return { postingStarts, initialEnds, postings };
}

/** Weights by the lists' own words. */
export function weightsOf(data: Pick<ListIndexData, 'bearers' | 'bearersByList' | 'entries'>): WordWeights {
  const byList = new Map<string, WordWeights>();
  for (const [source, { bearers, entries }] of data.bearersByList)
    byList.set(source, new WordWeights(bearers, entries));
  return new WordWeights(data.bearers, data.entries.length, byList);
}
