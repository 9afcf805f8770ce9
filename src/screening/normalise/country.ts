// Countries as people write them: ISO codes, names in English, Russian and Kazakh, and the other names in use.
import { foldText } from './fold-text';
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

/** Names that two countries share. */
const AMBIGUOUS: Readonly<Record<string, string>> = {
  korea: 'Korea may be KR or KP',
  корея: 'Корея may be KR or KP',
  congo: 'Congo may be CG or CD',
  конго: 'Конго may be CG or CD',
};

export class CountryIndex {
  private readonly byName = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly readings = new TextMemo<Reading<string>>();
  private readonly findReading = (text: string): Reading<string> => this.find(text);

  constructor(rows: readonly CountryRow[]) {
    for (const row of rows) {
      this.names.set(row.alpha2, row.name_en);
      for (const name of [row.alpha2, row.alpha3, row.name_en, row.name_ru, row.name_kk, ...row.aliases.split('|')]) {
        if (name !== '') this.byName.set(keyOf(name), row.alpha2);
      }
    }
  }

  /** Alpha-2 code of a country; an unknown name is unreadable and the reason offers the nearest one. */
  read(text: string | undefined): Reading<string> {
    return text === undefined ? ABSENT : this.readings.get(text, this.findReading);
  }

  /** English name of a code; the code itself where it is unknown. */
  nameOf(alpha2: string): string {
    return this.names.get(alpha2) ?? alpha2;
  }

  private find(text: string): Reading<string> {
    const key = keyOf(text);
    if (key === '') return ABSENT;
    const code = this.byName.get(key);
    if (code !== undefined) return read(code, text);
    const ambiguous = AMBIGUOUS[key];
    if (ambiguous !== undefined) return unreadable(text, ambiguous);
    const near = this.nearest(key);
    return unreadable(text, `no such country${near === undefined ? '' : `: did you mean ${near}?`}`);
  }

  private nearest(key: string): string | undefined {
    if (key.length < 4) return undefined;
    for (const [name, code] of this.byName) {
      if (name.length > 4 && Math.abs(name.length - key.length) <= 1 && differsByOne(name, key)) return `${this.nameOf(code)} (${code})`;
    }
    return undefined;
  }
}

function keyOf(text: string): string {
  return foldText(text).replace(/[.,()]/gu, ' ').replace(/\s+/gu, ' ').trim();
}

/** One letter added, dropped or changed. */
function differsByOne(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  return long.slice(at + 1) === short.slice(long.length === short.length ? at + 1 : at);
}
