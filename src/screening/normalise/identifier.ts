// Registration numbers: which scheme, whether the check digit holds, and what the number itself tells.
import { ABSENT, read, type Reading } from './reading';

export type IdentifierScheme = 'kz_bin' | 'kz_iin' | 'ru_inn10' | 'ru_inn12' | 'ru_ogrn' | 'ru_ogrnip' | 'by_unp' | 'other';

export interface Identifier {
  scheme: IdentifierScheme;
  /** Digits, or the text where it has no scheme we know. */
  value: string;
  /** The check digit holds; false also where the scheme is not known. */
  valid: boolean;
  /** Month of registration, `YYYY-MM`, where the number carries it (Kazakh business number). */
  foundedMonth?: string;
  /** Country that gives such numbers, null where not known. */
  country: string | null;
}

/** Reads a number. Twelve digits may be Kazakh or Russian: check digits and the party's country decide. */
export function readIdentifier(text: string | undefined, country?: string): Reading<Identifier> {
  if (text === undefined || text.trim() === '') return ABSENT;
  const label = /(бин|bin|иин|iin|инн|inn|огрнип|огрн|ogrn)/iu.exec(text)?.[1]?.toLowerCase();
  const digits = text.replace(/\D/gu, '');
  return read(identify(digits, label, country, text.trim()), text);
}

function identify(digits: string, label: string | undefined, country: string | undefined, text: string): Identifier {
  if (digits.length === 12) return identifyTwelve(digits, label, country);
  if (digits.length === 10 && (country === 'RU' || isInn10(digits))) return { scheme: 'ru_inn10', value: digits, valid: isInn10(digits), country: 'RU' };
  if (digits.length === 13 && /^[1259]/u.test(digits)) return { scheme: 'ru_ogrn', value: digits, valid: isOgrn(digits, 11), country: 'RU' };
  if (digits.length === 15 && digits.startsWith('3')) return { scheme: 'ru_ogrnip', value: digits, valid: isOgrn(digits, 13), country: 'RU' };
  if (digits.length === 9 && country === 'BY') return { scheme: 'by_unp', value: digits, valid: true, country: 'BY' };
  return { scheme: 'other', value: text, valid: false, country: null };
}

function identifyTwelve(digits: string, label: string | undefined, country: string | undefined): Identifier {
  const kazakh = isKazakhNumber(digits);
  const russian = isInn12(digits);
  const saysRussian = label === 'инн' || label === 'inn' || country === 'RU';
  if (russian && (saysRussian || !kazakh)) return { scheme: 'ru_inn12', value: digits, valid: true, country: 'RU' };
  if (saysRussian && country !== 'KZ') return { scheme: 'ru_inn12', value: digits, valid: false, country: 'RU' };
  const month = Number(digits.slice(2, 4));
  const kind = digits[4] ?? '';
  // In a business number the fifth digit is the kind of entity (4, 5, 6); in a person's number digits five and six are the day of birth.
  const business = '456'.includes(kind) && month >= 1 && month <= 12;
  if (!business) return { scheme: 'kz_iin', value: digits, valid: kazakh, country: 'KZ' };
  const year = Number(digits.slice(0, 2));
  const century = year >= 90 ? 1900 : 2000;
  return { scheme: 'kz_bin', value: digits, valid: kazakh, foundedMonth: `${century + year}-${digits.slice(2, 4)}`, country: 'KZ' };
}

function weighted(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += Number(digits[i]) * (weights[i] ?? 0);
  return sum;
}

/** Weights 1..11 modulo 11; where that gives 10, weights 3..11, 1, 2. */
function isKazakhNumber(digits: string): boolean {
  let check = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  if (check === 10) check = weighted(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
  return check === Number(digits[11]);
}

function isInn10(digits: string): boolean {
  return (weighted(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === Number(digits[9]);
}

function isInn12(digits: string): boolean {
  const eleventh = (weighted(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const twelfth = (weighted(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return eleventh === Number(digits[10]) && twelfth === Number(digits[11]);
}

/** Last digit: the number before it modulo 11 (companies) or 13 (sole traders), last digit of the rest. */
function isOgrn(digits: string, modulus: number): boolean {
  let rest = 0;
  for (const digit of digits.slice(0, -1)) rest = (rest * 10 + Number(digit)) % modulus;
  return rest % 10 === Number(digits[digits.length - 1]);
}
