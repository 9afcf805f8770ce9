// Who on a list a party may be: disguises, names inside names, names that tell nobody, common names, addresses.
import { listedEntry } from '../../../test/support/listed-entry';
import { readNameReader } from '../../../test/support/names';
import { certaintyOf } from './certainty-of-candidate';
import type { ListEntry, ListedSet } from './list-entry';
import { type AskedParty, buildPartyIndex, PartyMatcher } from './match-party';

const reader = readNameReader();

function entry(id: string, name: string, more: Partial<ListEntry> = {}): ListEntry {
  return listedEntry(id, [name], more);
}

const matcher = new PartyMatcher(
  buildPartyIndex(
    [
      {
        list: { source: 'one', title: 'One', authority: 'A', measure: 'asset_freeze' },
        entries: [
          entry('orlan', 'ORLANMEKHANIKA JSC', { addresses: [{ street: '8 Nauryzbai Batyr Street Almaty, 050004' }] }),
          entry('sechin', 'SECHIN, Igor Ivanovich', { kind: 'person' }),
          entry('ali', 'Ali Mohammed', { kind: 'person' }),
          entry('numbered', 'Severny Veter LLC', {
            identifiers: [{ kind: 'inn', value: '7707083893', country: 'RU' }],
          }),
          ...Array.from({ length: 300 }, (_, index) =>
            entry(`m${index}`, `Mohammed Ali Hassan ${'abcdefghij'[index % 10]}`),
          ),
        ],
      },
    ],
    reader,
  ),
  reader,
);

const first = (party: AskedParty): string | undefined => matcher.find(party)[0]?.entry.id;

describe('a listed party', () => {
  it.each([
    ['Cyrillic letters that look Latin', 'ОrlаnmеkhаnikА'],
    ['spaced out', 'O R L A N M E K H A N I K A'],
    ['of a branch in English', 'Representative office of Orlanmekhanika in Kazakhstan'],
    ['of a branch in Russian', 'Филиал АО «Орланмеханика» в Казахстане'],
    ['in the care of somebody', 'ТОО «Ұлыдала» / c/o Orlanmekhanika'],
    ['for whom it is', 'ТОО «Алма» для АО Орланмеханика'],
    ['by whose order it is', 'Halyk Bank by order of Orlanmekhanika JSC'],
  ])('is found in a name %s', (_what, name) => {
    expect(first({ name })).toBe('orlan');
  });

  it('is found by initials that both fit', () => {
    expect(first({ name: 'Sechin I.I.' })).toBe('sechin');
  });

  it('is found by its number under another name, and by its number alone', () => {
    const registrationNumber = 'ИНН 7707083893'.replace(/\D/gu, '');
    expect(first({ name: 'Qwerto Alma', registrationNumber })).toBe('numbered');
    expect(first({ name: '—', registrationNumber })).toBe('numbered');
  });

  it('is found by the address with a house number of one digit, not by the street alone', () => {
    const at = (address: string): string[] => matcher.findAtAddress(address).map(({ entry: { id } }) => id);
    expect(at('г. Алматы, ул. Наурызбай батыра, 8')).toEqual(['orlan']);
    expect(at('г. Алматы, ул. Наурызбай батыра, 9')).toEqual([]);
  });
});

describe('a name that tells nobody', () => {
  it.each(['', '—', 'ООО', 'TRADING COMPANY LTD', 'N/A', 'TBD', 'To order', '😀'])(
    '%j says so and has no candidate',
    (name) => {
      const { candidates, untold } = matcher.look({ name });
      expect(candidates).toEqual([]);
      expect(untold).toEqual(expect.any(String));
    },
  );

  it('is one of more words than can be compared', () => {
    const words = Array.from(
      { length: 40 },
      (_, index) => `wort${String.fromCharCode(97 + (index % 26))}${index}x`,
    ).join(' ');
    expect(matcher.look({ name: words }).untold).toMatch(/more words/u);
  });
});

it('a name of given names alone is near', () => {
  const certainty = (party: AskedParty): string | undefined => {
    const found = matcher.find(party).find(({ entry: { id } }) => id === 'ali');
    return found && certaintyOf(found);
  };
  expect(certainty({ name: 'Ali Mohammed' })).toBe('near');
});

describe('more lists', () => {
  const LONG = 'Islamic Republic of Iran Shipping Lines';
  const listOf = (source: string, entries: readonly ListEntry[]): ListedSet => {
    return { list: { source, title: source, authority: 'A', measure: 'asset_freeze' }, entries };
  };
  const small = listOf('small', [entry('rosneft', 'ROSNEFT'), entry('lines', LONG)]);
  const large = listOf(
    'large',
    Array.from({ length: 400 }, (_, at) => entry(`r${at}`, `Rosneft Plant ${'abcdefghij'[at % 10]} ${at}`)),
  );
  const certainty = (sets: readonly ListedSet[], name: string): string | undefined => {
    const [found] = new PartyMatcher(buildPartyIndex(sets, reader), reader)
      .find({ name })
      .filter(({ list }) => list.source === 'small');
    return found && certaintyOf(found);
  };

  it('that bear a word do not make a party of the first one less sure', () => {
    expect([certainty([small], 'Rosneft'), certainty([small, large], 'Rosneft')]).toEqual(['listed', 'listed']);
  });

  it.each([
    [LONG, 'listed'],
    ['Islamic Republic Shipping Lines', 'near'],
  ])('of many common words: %s is %s', (name, wanted) => {
    expect(certainty([small], name) ?? 'nothing').toBe(wanted);
  });
});
