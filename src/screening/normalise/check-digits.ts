// Check digits of registration numbers in Kazakhstan, Russia and Belarus. The weights are public rules, noted from memory and tried on real numbers.

function weighted(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += Number(digits[i]) * (weights[i] ?? 0);
  return sum;
}

/** Kazakh BIN and IIN, 12 digits: weights 1..11 modulo 11; where that gives 10, weights 3..11, 1, 2. A second 10 is never given out. */
export function isKazakhNumber(digits: string): boolean {
  let check = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  if (check === 10) check = weighted(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
  return digits.length === 12 && check === Number(digits[11]);
}

/** Russian INN of a company, 10 digits. */
export function isInn10(digits: string): boolean {
  return digits.length === 10 && (weighted(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === Number(digits[9]);
}

/** Russian INN of a person, 12 digits. */
export function isInn12(digits: string): boolean {
  const eleventh = (weighted(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const twelfth = (weighted(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return digits.length === 12 && eleventh === Number(digits[10]) && twelfth === Number(digits[11]);
}

/** Russian OGRN (13 digits, modulus 11) and OGRNIP (15 digits, modulus 13): the number before the last digit, its rest's last digit. */
export function isOgrn(digits: string, modulus: 11 | 13): boolean {
  let rest = 0;
  for (const digit of digits.slice(0, -1)) rest = (rest * 10 + Number(digit)) % modulus;
  return rest % 10 === Number(digits[digits.length - 1]);
}

/** Belarusian UNP of a company, 9 digits; a rest of 10 is never given out. */
export function isUnp(digits: string): boolean {
  return digits.length === 9 && weighted(digits, [29, 23, 19, 17, 13, 7, 5, 3]) % 11 === Number(digits[8]);
}
