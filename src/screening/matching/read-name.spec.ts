// How names are read: their words and the parts they play, in any script, and whatever stands in place of a name.
import { readNameReader } from '../../../test/support/names';
import type { NameKind } from './read-name-kind';

const reader = readNameReader();

/** `word:part`, without the groups. */
function parts(name: string, kind?: NameKind): string {
  return reader
    .read(name, kind)
    .tokens.map(({ text, part }) => `${text}:${part}`)
    .join(' ');
}

describe('a name', () => {
  it.each<[string, string, string]>([
    ['ТОО «Жулдыз Трейд»', 'legal_form:llc', 'жулдыз:core трейд:generic'],
    ['Zhuldyz Trade LLP', 'legal_form:llc', 'zhuldyz:core trade:generic'],
    ['Müller Maschinenbau GmbH & Co. KG', 'legal_form:partnership', 'muller:core maschinenbau:core'],
    ['Öztürk Ticaret Ltd. Şti.', 'legal_form:ltd', 'ozturk:core ticaret:generic'],
    ['华为技术有限公司', '', '华为:core 技术:generic'],
    ['Forty Four Trading', '', 'forty four:number trading:generic'],
  ])('of a firm, %s, loses its legal form and keeps what it calls itself', (name, form, words) => {
    const { kind, legalForm } = reader.read(name, 'company');
    expect([kind, legalForm ?? '', parts(name, 'company')]).toEqual(['company', form, words]);
  });

  it.each<[string, string]>([
    ['JOINT STOKC COMPANY ELECTROAVTOMATIKA', 'electroavtomatika:core'],
    ['OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU Studiya', 'studiya:core'],
    ['Jiont Stock Company Rekond', 'rekond:core'],
    ['Fitage Liited', 'fitage:core'],
    ['UNISERVICE LIMITED LIABILITY CSMPANY', 'uniservice:core'],
  ])('of a firm, %s, loses a legal form that has a slip', (name, words) => {
    expect(parts(name)).toBe(words);
  });

  it.each<[string, string]>([
    ['Mahmoud Karimov', 'mahmoud:core karimov:core'],
    ['Mahmud General Trading LLC', 'mahmud:core general:generic trading:generic'],
    ['Bank Otkritie PJSC', 'bank:generic otkritie:core'],
    ['AO NPF Otkrytie', 'npf:generic otkrytie:core'],
    ['Rosetta Ltd', 'rosetta:core'],
  ])('%s keeps a word that only sounds like one of a legal form', (name, words) => {
    expect(parts(name)).toBe(words);
  });

  it.each<[string, string]>([
    ['DA-Group22 LLP', 'da:particle group:generic 22:number'],
    ['Triplex560', 'triplex:core 560:number'],
    ['A380 Parts', 'a380:core parts:generic'],
  ])('%s is read with its number', (name, words) => {
    expect(parts(name)).toBe(words);
  });

  it('of a firm keeps a word of its own beside words of forms', () => {
    expect(parts('Stockholm Limited Company')).toBe('stockholm:core');
    expect(parts('Point Stock Brokers')).toContain('point:core');
  });

  it.each<[string, string]>([
    ['Dr. Hans Müller', 'hans:core muller:core'],
    ['PUTIN, Vladimir Vladimirovich', 'putin:core vladimir:core vladimirovich:core'],
    ['J.P. Morgan', 'j:initial p:initial morgan:core'],
    ['Abdulrahman al-Hasan', 'abd:core rahman:core al:particle hasan:core'],
    ['عبد الرحمن الحسن', 'عبد:core رحمن:core حسن:core'],
    ['习近平', '习:core 近平:core'],
    ['김정은', '김:core 정은:core'],
  ])('of a person, %s, has no title and one word for each that is borne', (name, words) => {
    expect(parts(name, 'person')).toBe(words);
  });

  it.each<[string, NameKind]>([
    ['Zhuldyz Trade LLP', 'company'],
    ['Aigul Nurlanova', 'unknown'],
  ])('%s tells what bears it: %s', (name, kind) => {
    expect(reader.read(name).kind).toBe(kind);
  });

  it('of one person has one group for variants of a given name in any script', () => {
    const groups = ['Muhammad', 'Mohamed', 'Мухаммад', 'محمد'].map(
      (name) => reader.read(name, 'person').tokens[0]?.group,
    );
    expect(groups[0]).toBeDefined();
    expect(new Set(groups).size).toBe(1);
  });

  it.each(['TRADING COMPANY LTD', 'LLC', 'ООО', 'Bank Group', 'Company Limited'])(
    'of forms and common words only, %s, has no word that tells one bearer from another',
    (name) => {
      expect(reader.read(name).hasCore).toBe(false);
    },
  );
});

describe('what is no name', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n\u00a0'],
    ['control characters', '\u0000\u0007\u001b'],
    ['emoji', '😀🚢'],
    ['marks', '«»—…!?'],
    ['half a pair', '\ud83d'],
    ['a direction mark', '\u202e'],
  ])('%s: no word', (_what, text) => {
    expect(reader.read(text).tokens).toEqual([]);
  });

  it('does not disturb the words around it', () => {
    expect(parts('Ivan\u0000ov\u200b 😀 P\ud800etrov', 'person')).toBe(parts('Ivanov P etrov', 'person'));
  });

  it.each([
    ['one letter', 'a'],
    ['words', 'Ivan '],
    ['dotted letters', 'a.'],
    ['accents', 'a\u0301'],
    ['half pairs', '\ud800'],
    ['Chinese', '技术有限公司'],
    ['parentheses', '('],
  ])('ten million characters of %s are read as fast as ten thousand', (_what, unit) => {
    const long = unit.repeat(Math.ceil(10_000_000 / unit.length));
    const start = process.cpuUsage();
    const { tokens } = reader.read(long);
    const { user, system } = process.cpuUsage(start);
    expect(tokens.length).toBeLessThanOrEqual(24);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});
