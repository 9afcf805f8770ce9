// Countries as people write them: ISO codes, names in English, Russian, Kazakh and the trade's other languages, and the short forms in use.
import { foldText } from './fold-text';
import { nearestName } from './near-name';
import { ABSENT, read, type Reading, unreadable } from './reading';
import { TextMemo } from './text-memo';

/** One row of data/countries.csv; aliases separated by `|`. */
export interface CountryRow {
  alpha2: string;
  alpha3: string;
  name_en: string;
  name_ru: string;
  name_kk: string;
  aliases: string;
}

/** Folded words that stand where a country should, but name none or several. */
const NO_COUNTRY: Readonly<Record<string, string>> = {
  korea: 'Korea may be KR or KP',
  корея: 'Корея may be KR or KP',
  kongo: 'Congo may be CG or CD',
  congo: 'Congo may be CG or CD',
  конго: 'Конго may be CG or CD',
  'virgin islands': 'the Virgin Islands may be VG or VI',
  eu: 'EU is a union of countries: name the country',
  'european union': 'EU is a union of countries: name the country',
  ес: 'ЕС is a union of countries: name the country',
  евросоюз: 'EU is a union of countries: name the country',
  eaeu: 'EAEU is a union of countries: name the country',
  eeu: 'EAEU is a union of countries: name the country',
  еаэс: 'EAEU is a union of countries: name the country',
  cis: 'CIS is a group of countries: name the country',
  снг: 'CIS is a group of countries: name the country',
  ussr: 'the USSR has ended: name the country',
  ссср: 'the USSR has ended: name the country',
};
/** Codes that ISO 3166-1 leaves to its users, who mean "unknown" or "none" by them, and words that say the same. */
const PLACEHOLDER =
  /^(?:aa|q[m-z]|x[a-z]|zz|xxx|zzz|n\/a|na\/na|none|unknown|various|other|others|неизвестно|неизвестна|прочие|другие|нет|белгісіз)$/u;
const AFFIX = /^(?:the|republic of|respublika|республика|state of) | (?:republic|respublikasi|республикасы)$/gu;

/** The point behind a single letter: `U.A.E.`, `P.R. China`. */
const ABBREVIATED = /(?<=(?:^|\P{L})\p{L})\./gu;

/** Longer than the longest official name in any language. */
const LONGEST = 200;
const PLAIN_WORD = /^\p{L}+$/u;
/** Parts of China with a customs territory of their own, which people write `Hong Kong (China)`. */
const OWN_TERRITORY = new Set(['HK', 'MO', 'TW']);

export class CountryIndex {
  private readonly byName = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly readings = new TextMemo<Reading<string>>();
  private readonly findReading = (text: string): Reading<string> => this.find(text);

  constructor(rows: readonly CountryRow[]) {
    for (const row of rows) {
      this.names.set(row.alpha2, row.name_en);
      for (const name of [row.alpha2, row.alpha3, row.name_en, row.name_ru, row.name_kk]) this.add(name, row.alpha2);
    }
    // Codes and proper names of all countries come first: no alias of one may take the name of another.
    for (const row of rows) for (const alias of row.aliases.split('|')) this.add(alias, row.alpha2);
  }

  /** Alpha-2 code of a country; an unknown name is unreadable and the reason offers the nearest one. */
  read(text: string | undefined): Reading<string> {
    return text === undefined ? ABSENT : this.readings.get(text, this.findReading);
  }

  /** Alpha-2 code of a name or code as it is known, without any search for what else was meant. */
  codeOf(text: string): string | undefined {
    const key = keyOf(text);
    return this.byName.get(key) ?? (key.length > 4 ? this.byName.get(key.replace(AFFIX, '')) : undefined);
  }

  /** English name of a code; the code itself where it is unknown. */
  nameOf(alpha2: string): string {
    return this.names.get(alpha2) ?? alpha2;
  }

  private add(name: string, alpha2: string): void {
    const key = keyOf(name);
    if (key !== '' && !Object.hasOwn(NO_COUNTRY, key) && !this.byName.has(key)) this.byName.set(key, alpha2);
  }

  private find(text: string): Reading<string> {
    if (text.length > LONGEST) return unreadable(text, `a country has at most ${LONGEST} characters`);
    const code = this.codeOf(text) ?? this.codeBeforeBracket(text) ?? this.codeBeforeDash(text);
    if (code !== undefined) return read(code, text);
    const key = keyOf(text);
    if (key === '') return text.trim() === '' ? ABSENT : unreadable(text, 'names no country');
    if (Object.hasOwn(NO_COUNTRY, key)) return unreadable(text, NO_COUNTRY[key] ?? '');
    if (PLACEHOLDER.test(foldText(text))) return unreadable(text, 'says that the country is not known');
    const near = nearestName(key, this.byName);
    return unreadable(
      text,
      `no such country${near === undefined ? '' : `: did you mean ${this.nameOf(near)} (${near})?`}`,
    );
  }

  /** `Kazakhstan (KZ)`; not `Georgia (USA)`, where the bracket names another country. */
  private codeBeforeBracket(text: string): string | undefined {
    const parts = /^([^([]+)[([]([^)\]]*)[)\]]\s*$/u.exec(text);
    const code = parts?.[1] && this.codeOf(parts[1]);
    const within = parts?.[2] && this.codeOf(parts[2]);
    if (code && within && code !== within && !(within === 'CN' && OWN_TERRITORY.has(code))) return undefined;
    return code === '' ? undefined : code;
  }

  /** `KZ - Kazakhstan`, `398 KAZAKHSTAN`: a code and a name of the same country. */
  private codeBeforeDash(text: string): string | undefined {
    const parts = /^\s*([A-Za-z]{2,3}|\d{3})\s*(?:[-–—:/,]|\s)\s*(.+)$/u.exec(text);
    if (!parts?.[1] || !parts[2]) return undefined;
    const code = this.codeOf(parts[1]);
    const named = this.codeOf(parts[2]);
    return named !== undefined && (code === named || /^\d/u.test(parts[1])) ? named : undefined;
  }
}

function keyOf(text: string): string {
  const folded = foldText(text);
  if (PLAIN_WORD.test(folded)) return folded;
  const words = folded
    .replace(ABBREVIATED, '')
    .replace(/[.,()[\]]/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
  return words.replace(/ & /gu, ' and ').replace(/^st /u, 'saint ');
}
