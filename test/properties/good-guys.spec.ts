// A judged false alarm changes nothing for anybody else: other parties, entries, goods, corridors and days.
import * as path from 'node:path';
import fc from 'fast-check';
import { hashEntry } from '../../src/features/good-guys/entry-hash';
import { loadScreeningKit } from '../../src/features/rulesets/screening-kit';
import type { Assessment } from '../../src/screening/assessment';
import { type GoodGuy, GoodGuys } from '../../src/screening/matching/good-guy';
import type { ListedSet, ListEntry } from '../../src/screening/matching/list-entry';
import { ListScreening } from '../../src/screening/matching/list-screening';
import { buildPartyIndex, PartyMatcher } from '../../src/screening/matching/match-party';
import { readAlarms, screen, screenMany, type ScreeningKit } from '../../src/screening/screen';
import type { TradeRequest } from '../../src/screening/trade-request';

const ROOT = path.resolve(__dirname, '..', '..');
const AT = '2026-01-01T00:00:00.000Z';
const DAY = '2026-01-01';
const files = loadScreeningKit({ rulesDir: path.join(ROOT, 'rules'), referenceDir: path.join(ROOT, 'data') });

const entry = (id: string, name: string, more: Partial<ListEntry> = {}): ListEntry => ({
  id,
  kind: 'unknown',
  names: [{ text: name, weak: false }],
  programmes: [],
  addresses: [],
  countries: [],
  birthDates: [],
  identifiers: [],
  ...more,
});
const NUMBER = '7707083893';
const SETS: ListedSet[] = [
  {
    list: { source: 'frozen', title: 'Frozen', authority: 'Us', measure: 'asset_freeze' },
    entries: [
      entry('1', 'Orlan Mekhanika'),
      entry('2', 'Orlan Mekhanika Vostok', { countries: ['RU'] }),
      entry('3', 'Berkut Trade', { identifiers: [{ kind: 'inn', value: NUMBER, country: 'RU' }] }),
    ],
  },
  {
    list: { source: 'controlled', title: 'Controlled', authority: 'Us', measure: 'export_control' },
    entries: [entry('1', 'Orlan Mekhanika'), entry('4', 'Berkut Trade')],
  },
];
const matcher = new PartyMatcher(buildPartyIndex(SETS, files.reference.names), files.reference.names);
const kit: ScreeningKit = { ...files, lists: new ListScreening('ready', matcher) };

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const name = fc.constantFrom('Orlan Mekhanika', 'Orlan Mekhanika LLP', 'Orlan Mekanika', 'Berkut Trade', 'Ulytau Ken');
const party = fc.record({
  role: fc.constantFrom('consignor' as const, 'consignee' as const, 'end_user' as const),
  name,
  country: maybe(fc.constantFrom('KZ', 'RU')),
  registrationNumber: maybe(fc.constantFrom(NUMBER, '230340012345')),
  address: maybe(fc.constantFrom('Almaty, Abay 1', 'Moscow, Tverskaya 2')),
});
const request: fc.Arbitrary<TradeRequest> = fc.record({
  reference: fc.constant('R'),
  requestedAt: fc.constant(DAY),
  goods: fc.array(
    fc.record({
      description: fc.constantFrom('Ball bearings 6205', 'Leather shoes', 'Crude oil'),
      manufacturer: maybe(name),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  parties: fc.array(party, { minLength: 1, maxLength: 3 }),
  payment: fc.record({ payerName: maybe(name) }),
  route: fc.record({
    dispatchCountry: fc.constant('DE'),
    destinationCountry: fc.constantFrom('KZ', 'RU', 'FR'),
  }),
});

/** Decisions about everything that a request resembles, as an officer would make them there. */
function decisionsOn(input: TradeRequest): GoodGuy[] {
  const { parties, goodsTier, corridor } = readAlarms(input, kit);
  return parties.flatMap(({ party: { name: called, country, registrationNumber, address }, candidates }) =>
    candidates.map((candidate, index) => ({
      id: `${called}-${index}`,
      party: { name: called, country, registrationNumber, address },
      source: candidate.list.source,
      entryId: candidate.entry.id,
      entryHash: hashEntry(candidate.list, candidate.entry),
      goodsTier,
      corridor,
      reason: 'another firm',
      createdBy: 'key:1',
      createdOn: DAY,
      expiresOn: DAY,
    })),
  );
}
const withGuys = (input: TradeRequest, guys: readonly GoodGuy[], day = DAY): Assessment =>
  screen(input, kit, AT, { goodGuys: new GoodGuys(guys, day, hashEntry) });

/** All but the notes: a decision about the same name and entry that does not hold is told there. */
const judged = ({ hits, ...assessment }: Assessment): string =>
  JSON.stringify({
    ...assessment,
    hits: hits.map(({ evidence, ...hit }) => [hit, evidence.map(({ field }) => field)]),
  });

/** Changes that take a decision out of every scope. */
const AWAY: readonly ((guy: GoodGuy) => GoodGuy)[] = [
  (guy) => ({ ...guy, party: { ...guy.party, country: 'CU' } }),
  (guy) => ({ ...guy, party: { ...guy.party, address: 'Havana' } }),
  (guy) => ({ ...guy, party: { ...guy.party, registrationNumber: '999999999999' } }),
  (guy) => ({ ...guy, party: { ...guy.party, name: 'Somebody Else' } }),
  (guy) => ({ ...guy, source: 'elsewhere' }),
  (guy) => ({ ...guy, entryId: '99' }),
  (guy) => ({ ...guy, entryHash: 'older' }),
  (guy) => ({ ...guy, goodsTier: '1/uranium' }),
  (guy) => ({ ...guy, corridor: 'middle_corridor' }),
  (guy) => ({ ...guy, expiresOn: '2025-12-31' }),
];

const LIST_RULES = [
  'parties/on-sanctions-list',
  'parties/on-end-user-list',
  'parties/on-other-list',
  'parties/near-listed-name',
];

describe('good guys', () => {
  it('out of their scope change nothing', () => {
    fc.assert(
      fc.property(request, fc.constantFrom(...AWAY), (input, change) => {
        const guys = decisionsOn(input).map(change);
        return judged(withGuys(input, guys)) === judged(screen(input, kit, AT));
      }),
      { numRuns: 400 },
    );
  });

  it('made for one request change another one only where the scope is the same', () => {
    const scopes = (input: TradeRequest): Set<string> =>
      new Set(decisionsOn(input).map((guy) => JSON.stringify({ ...guy, id: '' })));
    fc.assert(
      fc.property(request, request, (one, other) => {
        const own = scopes(other);
        const shared = [...scopes(one)].some((scope) => own.has(scope));
        const changed = judged(withGuys(other, decisionsOn(one))) !== judged(screen(other, kit, AT));
        return shared || !changed;
      }),
      { numRuns: 400 },
    );
  });

  it('within their scope take away every list hit but those by number, and are named', () => {
    let excused = 0;
    fc.assert(
      fc.property(request, (input) => {
        const alarms = readAlarms(input, kit).parties;
        const byNumber = alarms.some(({ candidates }) => candidates.some(({ number }) => number === 'agrees'));
        const { hits, mitigations } = withGuys(input, decisionsOn(input));
        const named = mitigations.filter(({ rule }) => rule === 'parties/good-guy');
        excused += named.length;
        expect(named.every(({ points }) => points === 0)).toBe(true);
        const listed = hits.some(({ rule }) => LIST_RULES.includes(rule));
        expect(listed).toBe(byNumber);
      }),
      { numRuns: 400 },
    );
    expect(excused).toBeGreaterThan(200);
  });

  it('give the same bytes for the same decisions, one by one and together', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 4 }), (inputs) => {
        const goodGuys = new GoodGuys(inputs.flatMap(decisionsOn), DAY, hashEntry);
        const each = inputs.map((input) => screen(structuredClone(input), kit, AT, { goodGuys }));
        expect(JSON.stringify(screenMany(inputs, kit, AT, { goodGuys }))).toBe(JSON.stringify(each));
      }),
      { numRuns: 100 },
    );
  });

  it('leave no room in which a sixth likeness hides', () => {
    const sets: ListedSet[] = [
      {
        list: { source: 'many', title: 'Many', authority: 'Us', measure: 'asset_freeze' },
        entries: Array.from({ length: 8 }, (_, index) => entry(String(index), 'Orlan Mekhanika')),
      },
    ];
    const many = new PartyMatcher(buildPartyIndex(sets, files.reference.names), files.reference.names);
    const own: ScreeningKit = { ...files, lists: new ListScreening('ready', many) };
    const input: TradeRequest = {
      reference: 'R',
      requestedAt: DAY,
      goods: [{ description: 'Leather shoes' }],
      parties: [{ role: 'consignee', name: 'Orlan Mekhanika' }],
    };
    const { goodsTier, corridor, parties } = readAlarms(input, own);
    const guys = (parties[0]?.candidates ?? []).map((candidate, index): GoodGuy => ({
      id: String(index),
      party: { name: 'Orlan Mekhanika' },
      source: 'many',
      entryId: candidate.entry.id,
      entryHash: hashEntry(candidate.list, candidate.entry),
      goodsTier,
      corridor,
      reason: 'another firm',
      createdBy: 'key:1',
      createdOn: DAY,
      expiresOn: DAY,
    }));
    const { hits, mitigations } = screen(input, own, AT, { goodGuys: new GoodGuys(guys, DAY, hashEntry) });
    expect(guys).toHaveLength(5);
    expect(mitigations.filter(({ rule }) => rule === 'parties/good-guy')).toHaveLength(5);
    expect(hits.map(({ rule }) => rule)).toContain('parties/on-sanctions-list');
  });
});
