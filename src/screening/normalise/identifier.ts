// Registration numbers: which scheme, whether the check digit holds, and what the number itself tells.
import { isInn10, isInn12, isKazakhNumber, isOgrn, isUnp } from './check-digits';
import { ABSENT, read, type Reading, unreadable } from './reading';
import { readWorldIdentifier, type WorldIdentifier } from './world-identifiers';

export type IdentifierScheme =
  | 'kz_bin'
  | 'kz_iin'
  | 'ru_inn10'
  | 'ru_inn12'
  | 'ru_ogrn'
  | 'ru_ogrnip'
  | 'by_unp'
  | 'kg_inn'
  | 'uz_tin'
  | WorldIdentifier['scheme']
  | 'other';

export interface Identifier {
  scheme: IdentifierScheme;
  /** Digits, or the text where it has no scheme we know. */
  value: string;
  /** The check digit holds, or where the scheme has none the parts make sense; false also where the scheme is not known. */
  valid: boolean;
  /** Month of registration, `YYYY-MM`, where the number carries it (Kazakh and Kyrgyz business numbers). */
  foundedMonth?: string;
  /** Country that gives such numbers, null where not known. */
  country: string | null;
}

/** Words before a number that say what it is; they are believed. */
const LABELS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^\p{L}])(?:бин|бсн|bin|bsn)(?=[^\p{L}]|$)/iu, 'bin'],
  [/(?:^|[^\p{L}])(?:иин|жсн|iin)(?=[^\p{L}]|$)/iu, 'iin'],
  [/(?:^|[^\p{L}])(?:инн|inn|стир|stir)(?=[^\p{L}]|$)/iu, 'inn'],
  [/(?:^|[^\p{L}])(?:огрнип|ogrnip|огрн|ogrn)(?=[^\p{L}]|$)/iu, 'ogrn'],
  [/(?:^|[^\p{L}])(?:унп|unp|унн)(?=[^\p{L}]|$)/iu, 'unp'],
];
const LONGEST = 100;

interface Clue {
  digits: string;
  label: string | undefined;
  /** Country of the party. */
  country: string | undefined;
}

/** Reads a number. Twelve digits may be Kazakh or Russian: label, check digits and the party's country decide, in this order. */
export function readIdentifier(text: string | undefined, country?: string): Reading<Identifier> {
  if (text === undefined || text.trim() === '') return ABSENT;
  if (text.length > LONGEST) return unreadable(text, `a registration number has at most ${LONGEST} characters`);
  if (!/[\p{L}\p{N}]/u.test(text)) return unreadable(text, 'has neither letters nor digits');
  const label = LABELS.find(([pattern]) => pattern.test(text))?.[1];
  return read(
    (label === undefined ? readWorldIdentifier(text, country) : undefined) ??
      identify({ digits: digitsOf(text), label, country }) ?? {
        scheme: 'other',
        value: text.trim(),
        valid: false,
        country: null,
      },
    text,
  );
}

/** `ИНН/КПП 7707083893/770701001` holds two numbers: the first that is long enough counts. */
function digitsOf(text: string): string {
  const parts = text.split(/[/,;|]|\p{L}+/u).map((part) => part.replace(/[\s.:№#-]/gu, ''));
  return parts.find((part) => /^[0-9]{9,15}$/u.test(part)) ?? '';
}

function identify(clue: Clue): Identifier | undefined {
  const { digits, country, label } = clue;
  if (digits.length === 12) return identifyTwelve(clue);
  if (digits.length === 10 && (country === 'RU' || label === 'inn' || isInn10(digits)))
    return inRussia('ru_inn10', digits, isInn10(digits));
  if (
    digits.length === 13 &&
    (label === 'ogrn' || /^[1-9]/u.test(digits)) &&
    (label === 'ogrn' || country === 'RU' || isOgrn(digits, 11))
  ) {
    return inRussia('ru_ogrn', digits, isOgrn(digits, 11));
  }
  if (digits.length === 15 && (label === 'ogrn' || (digits.startsWith('3') && isOgrn(digits, 13))))
    return inRussia('ru_ogrnip', digits, isOgrn(digits, 13));
  if (digits.length === 14 && (country === 'KG' || label === 'inn')) return identifyKyrgyz(digits);
  if (digits.length === 9) return identifyNine(clue);
  return undefined;
}

function inRussia(scheme: IdentifierScheme, value: string, valid: boolean): Identifier {
  return { scheme, value, valid, country: 'RU' };
}

function identifyNine({ digits, label, country }: Clue): Identifier | undefined {
  if (label === 'unp' || country === 'BY')
    return { scheme: 'by_unp', value: digits, valid: isUnp(digits), country: 'BY' };
  // Uzbek companies have numbers that begin with 2 or 3, persons with higher digits; no check digit is known to us.
  if (country === 'UZ') return { scheme: 'uz_tin', value: digits, valid: /^[2-9]/u.test(digits), country: 'UZ' };
  return undefined;
}

function identifyTwelve({ digits, label, country }: Clue): Identifier {
  if (label === 'bin' || label === 'iin') return identifyKazakh(digits);
  const kazakh = isKazakhNumber(digits) && (isBusiness(digits) || isBirthday(digits));
  const russian = isInn12(digits);
  const saysRussian = label === 'inn' || country === 'RU';
  if (russian && (saysRussian || !kazakh)) return inRussia('ru_inn12', digits, true);
  if (saysRussian && !kazakh && country !== 'KZ') return inRussia('ru_inn12', digits, false);
  return identifyKazakh(digits);
}

/** In a business number the fifth digit is the kind of entity (4, 5, 6); in a person's number digits five and six are the day of birth. */
function identifyKazakh(digits: string): Identifier {
  const valid = isKazakhNumber(digits);
  if (!isBusiness(digits))
    return { scheme: 'kz_iin', value: digits, valid: valid && isBirthday(digits), country: 'KZ' };
  const year = Number(digits.slice(0, 2));
  const century = year >= 90 ? 1900 : 2000;
  return {
    scheme: 'kz_bin',
    value: digits,
    valid,
    foundedMonth: `${century + year}-${digits.slice(2, 4)}`,
    country: 'KZ',
  };
}

function isBusiness(digits: string): boolean {
  return isMonth(digits.slice(2, 4)) && /^[456]/u.test(digits.slice(4));
}

function isBirthday(digits: string): boolean {
  return isMonth(digits.slice(2, 4)) && isDay(digits.slice(4, 6));
}

/** A zero, then day, month and year of registration; persons have 1 or 2 in front. From memory. */
function identifyKyrgyz(digits: string): Identifier {
  const [day, month, year] = [digits.slice(1, 3), digits.slice(3, 5), digits.slice(5, 9)];
  const valid = isDay(day) && isMonth(month) && /^(?:19|20)/u.test(year);
  const founded = valid && digits.startsWith('0') ? { foundedMonth: `${year}-${month}` } : {};
  return { scheme: 'kg_inn', value: digits, valid, ...founded, country: 'KG' };
}

function isMonth(text: string): boolean {
  return text >= '01' && text <= '12';
}

function isDay(text: string): boolean {
  return text >= '01' && text <= '31';
}
