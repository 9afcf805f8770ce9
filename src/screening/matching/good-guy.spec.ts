// The scope of a judged false alarm: any of its four sides, the day or a number ends it.
import fc from 'fast-check';
import { type Circumstances, type GoodGuy, GoodGuys, goodsTierOf, type HashEntry, partyKey, whyVoid } from './good-guy';
import type { ListDescription, ListEntry } from './list-entry';

const LIST: ListDescription = { source: 'our-list', title: 'Our list', authority: 'Us', measure: 'asset_freeze' };
const ENTRY: ListEntry = {
  id: '7',
  kind: 'company',
  names: [{ text: 'Orlan Trade', weak: false }],
  programmes: [],
  addresses: [],
  countries: ['RU'],
  birthDates: [],
  identifiers: [],
};
const hash: HashEntry = ({ measure }, entry) => JSON.stringify([measure, entry]);
const PARTY = { name: 'Орлан Трейд', country: 'KZ', registrationNumber: '230340012345', address: 'Almaty, Abay 1' };
const HERE: Circumstances = {
  party: PARTY,
  candidate: { entry: ENTRY, list: LIST, number: 'unknown' },
  goodsTier: '3.B/bearings',
  corridor: 'kazakhstan_final',
};
const GUY: GoodGuy = {
  id: 'g',
  party: PARTY,
  source: 'our-list',
  entryId: '7',
  entryHash: hash(LIST, ENTRY),
  goodsTier: '3.B/bearings',
  corridor: 'kazakhstan_final',
  reason: 'another firm, seen in the register',
  createdBy: 'key:1',
  createdOn: '2026-01-01',
  expiresOn: '2026-06-30',
};
const DAY = '2026-03-01';
const candidateOf = (entry: Partial<ListEntry>, list: Partial<ListDescription> = {}): Circumstances['candidate'] => ({
  ...HERE.candidate,
  entry: { ...ENTRY, ...entry },
  list: { ...LIST, ...list },
});

describe('a good guy', () => {
  it('holds within its scope through its last day', () => {
    expect(whyVoid(GUY, HERE, DAY, hash)).toEqual([]);
    expect(whyVoid(GUY, HERE, '2026-06-30', hash)).toEqual([]);
    expect(whyVoid(GUY, HERE, '2026-07-01', hash)).toEqual(['it expired on 2026-06-30']);
  });

  it('does not mind capitals, quotes and spaces', () => {
    const party = {
      ...PARTY,
      name: '  «ОРЛАН  Трейд» ',
      registrationNumber: '2303-4001-2345',
      address: 'ALMATY, Abay 1',
    };
    expect(whyVoid(GUY, { ...HERE, party }, DAY, hash)).toEqual([]);
  });

  it.each<[string, Partial<Circumstances>, RegExp]>([
    ['another name', { party: { ...PARTY, name: 'Орлан Трейдинг' } }, /another name$/u],
    ['another country', { party: { ...PARTY, country: 'KG' } }, /another country$/u],
    ['no country', { party: { ...PARTY, country: undefined } }, /another country$/u],
    ['another number', { party: { ...PARTY, registrationNumber: '230340012346' } }, /another registration number$/u],
    ['another address', { party: { ...PARTY, address: 'Almaty, Abay 2' } }, /another address$/u],
    ['another entry', { candidate: candidateOf({ id: '8' }) }, /another entry/u],
    ['another list', { candidate: candidateOf({}, { source: 'their-list' }) }, /another entry/u],
    [
      'an entry with one name more',
      { candidate: candidateOf({ names: [...ENTRY.names, { text: 'X', weak: true }] }) },
      /changed/u,
    ],
    ['a list of another kind', { candidate: candidateOf({}, { measure: 'export_control' }) }, /changed/u],
    ['other goods', { goodsTier: '1/bearings' }, /goods 1\/bearings instead of 3\.B\/bearings/u],
    ['another corridor', { corridor: 'kazakhstan_to_russia' }, /corridor kazakhstan_to_russia/u],
    ['a number that agrees', { candidate: { ...HERE.candidate, number: 'agrees' } }, /registration number/u],
  ])('is void for %s', (_, change, reason) => {
    expect(whyVoid(GUY, { ...HERE, ...change }, DAY, hash).join('; ')).toMatch(reason);
    const answer = new GoodGuys([GUY], DAY, hash).judge({ ...HERE, ...change });
    expect(answer.by).toBeUndefined();
  });

  it('that does not hold is told beside the hit, when it is about the same name and entry', () => {
    const party = { ...PARTY, address: undefined };
    expect(new GoodGuys([GUY], DAY, hash).judge({ ...HERE, party })).toEqual({
      by: undefined,
      fallen: ['good guy g does not hold: the party has another address'],
    });
    expect(new GoodGuys([GUY], DAY, hash).judge({ ...HERE, candidate: candidateOf({ id: '8' }) }).fallen).toEqual([]);
  });

  it('excuses through any decision that holds', () => {
    const old = { ...GUY, id: 'old', expiresOn: '2026-01-31' };
    expect(new GoodGuys([old, GUY], DAY, hash).judge(HERE)).toEqual({ by: GUY, fallen: [] });
  });
});

describe('the scope', () => {
  it('names tiers and categories, whatever the order of the lines', () => {
    const bearings = { chplTier: '3.B', categories: ['bearings', 'common_high_priority'] } as const;
    const oil = { chplTier: null, categories: ['oil'] } as const;
    const lines = [bearings, oil].map(({ chplTier, categories }) => ({ chplTier, categories: [...categories] }));
    expect(goodsTierOf(lines)).toBe('3.B/bearings,common_high_priority,oil');
    expect(goodsTierOf([...lines].reverse())).toBe(goodsTierOf(lines));
    expect(goodsTierOf([{ chplTier: null, categories: [] }])).toBe('none/none');
  });

  it('keeps facts apart wherever they stand', () => {
    const fact = fc.option(fc.constantFrom('a', 'b', 'KZ', '1'), { nil: undefined });
    const party = fc.record({
      name: fc.constantFrom('a', 'b'),
      country: fact,
      registrationNumber: fact,
      address: fact,
    });
    fc.assert(
      fc.property(party, party, (one, other) => {
        const same = (['name', 'country', 'registrationNumber', 'address'] as const).every(
          (key) => one[key] === other[key],
        );
        return (partyKey(one) === partyKey(other)) === same;
      }),
    );
  });
});
