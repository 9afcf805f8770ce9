// Tells what a version of a list would open and close: stored requests that only one of two versions names somebody of.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { certaintyOf } from '../../screening/matching/certainty-of-candidate';
import type { ListedSet } from '../../screening/matching/list-entry';
import type { AskedParty, PartyMatcher } from '../../screening/matching/match-party';
import { valueOf } from '../../screening/normalise/reading';
import { type ListEffect, ListEffects } from '../lists/list-effects';
import { layOutLists } from '../rulesets/lay-out-lists';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';
import { type ChangedEntries, findChangedEntries } from './changed-entries';
import { type NamedRequest, StoredPartiesRepository } from './stored-parties.repository';

/** Newest requests that are looked at; the answer says how many there were. */
const MOST_REQUESTS = 50_000;
/** Between pages others have their turn. */
const PAGE = 100;
/** Officers turn the pages of a diff; each asks again. */
const KEPT_MS = 60_000;

/** Whether the entries of each kind name somebody. */
interface Naming {
  before: boolean;
  after: boolean;
}

@Injectable()
export class ListEffectFinder implements OnModuleInit {
  private last: { fingerprint: string; at: number; effect: Promise<ListEffect> } | undefined;

  constructor(
    private readonly effects: ListEffects,
    private readonly requests: StoredPartiesRepository,
    private readonly kits: ScreeningKitHolder,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.effects.use((before, after) => this.find(before, after));
  }

  private find(before: readonly ListedSet[], after: readonly ListedSet[]): Promise<ListEffect> {
    const changed = findChangedEntries(before, after);
    const at = this.clock.now().getTime();
    if (this.last?.fingerprint === changed.fingerprint && at - this.last.at < KEPT_MS) return this.last.effect;
    const effect = this.count(changed);
    this.last = { fingerprint: changed.fingerprint, at, effect };
    // What has failed is tried again.
    effect.catch(() => {
      this.last = undefined;
    });
    return effect;
  }

  /** Parties are compared with the changed entries first; those in both versions matter only where one of these names somebody. */
  private async count({ onlyBefore, onlyAfter, inBoth }: ChangedEntries): Promise<ListEffect> {
    const [gone, come] = [await this.askedOf(onlyBefore), await this.askedOf(onlyAfter)];
    let stayed: NameAsked | undefined;
    const effect: ListEffect = { opens: 0, closes: 0, looked: 0 };
    for await (const page of this.requests.newestRequests(MOST_REQUESTS, PAGE)) {
      for (const request of page) {
        effect.looked += 1;
        const parties = this.partiesOf(request);
        const naming: Naming = { before: parties.some(gone), after: parties.some(come) };
        if (naming.before === naming.after) continue;
        stayed ??= await this.askedOf(inBoth);
        if (parties.some(stayed)) continue;
        if (naming.after) effect.opens += 1;
        else effect.closes += 1;
      }
    }
    return effect;
  }

  /** Asks whether a party is named; each party once. */
  private async askedOf(sets: readonly ListedSet[]): Promise<NameAsked> {
    if (sets.length === 0) return () => false;
    const matcher = await layOutLists(sets, this.kits.current().reference.names, this.kits.matcher()?.weights);
    const answers = new Map<string, boolean>();
    return (party) => {
      const key = [party.name, party.country, party.registrationNumber, party.address].join('\n');
      const known = answers.get(key) ?? isNamed(party, matcher);
      answers.set(key, known);
      return known;
    };
  }

  /** Everybody whom the rules look for: parties, payer, makers of the goods. */
  private partiesOf({ parties, payment, manufacturers }: NamedRequest): AskedParty[] {
    const { countries } = this.kits.current().reference;
    const named = [
      ...(parties ?? []),
      { name: payment?.payerName, country: payment?.payerCountry },
      ...manufacturers.map((name) => ({ name })),
    ];
    return named.flatMap(({ name, country, registrationNumber, address }: Named): AskedParty[] => {
      if (name === undefined) return [];
      const code = valueOf(countries.read(country));
      return [
        {
          name,
          ...(code === undefined ? {} : { country: code }),
          ...(registrationNumber === undefined ? {} : { registrationNumber }),
          ...(address === undefined ? {} : { address }),
        },
      ];
    });
  }
}

type Named = Partial<Pick<AskedParty, 'name' | 'country' | 'registrationNumber' | 'address'>>;
type NameAsked = (party: AskedParty) => boolean;

function isNamed(party: AskedParty, matcher: PartyMatcher): boolean {
  return (
    matcher.find(party).some((candidate) => certaintyOf(candidate) !== undefined) ||
    (party.address !== undefined && matcher.findAtAddress(party.address, party.country).length > 0)
  );
}
