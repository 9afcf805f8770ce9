// Numbers that are not the corridor's own: LEI and BIC of the whole world, IMO numbers of ships, Turkish tax numbers. Check rules from memory.

export interface WorldIdentifier {
  scheme: 'lei' | 'imo' | 'bic' | 'tr_vkn';
  value: string;
  /** The check digits, or the form where there are none, hold. */
  valid: boolean;
  country: string | null;
}

const LEI = /^[A-Z0-9]{18}[0-9]{2}$/u;
const BIC = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u;

/** What a number is by its own form or by the word before it; undefined for any other. */
export function readWorldIdentifier(text: string, country: string | undefined): WorldIdentifier | undefined {
  const label = /^\s*(lei|imo|bic|swift|vkn|vergi)\b/iu.exec(text)?.[1]?.toLowerCase();
  const value = (label === undefined ? text : text.slice(text.toLowerCase().indexOf(label) + label.length))
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '')
    .replace(/^NO(?=\d)/u, '');
  if (label === 'imo') return { scheme: 'imo', value, valid: isImo(value), country: null };
  if (label === 'bic' || label === 'swift') return readBic(value);
  if (label === 'lei' || (LEI.test(value) && /[A-Z]/u.test(value) && isLei(value)))
    return { scheme: 'lei', value, valid: isLei(value), country: null };
  if (label === 'vkn' || label === 'vergi' || (country === 'TR' && /^\d{10}$/u.test(value)))
    return { scheme: 'tr_vkn', value, valid: isTurkishTaxNumber(value), country: 'TR' };
  return undefined;
}

/** The fifth and sixth letter are the country of the bank. */
function readBic(value: string): WorldIdentifier {
  const valid = BIC.test(value);
  return { scheme: 'bic', value, valid, country: valid ? value.slice(4, 6) : null };
}

/** ISO 17442: letters as numbers from 10, the whole leaves 1 divided by 97. */
function isLei(value: string): boolean {
  if (!LEI.test(value)) return false;
  let rest = 0;
  for (const character of value) {
    const number = parseInt(character, 36);
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest === 1;
}

/** Seven digits: the first six by 7 to 2, the last digit of the sum is the seventh. */
function isImo(value: string): boolean {
  if (!/^\d{7}$/u.test(value)) return false;
  let sum = 0;
  for (let at = 0; at < 6; at++) sum += Number(value[at]) * (7 - at);
  return sum % 10 === Number(value[6]);
}

/** Turkish tax number of a company, ten digits. */
function isTurkishTaxNumber(value: string): boolean {
  if (!/^\d{10}$/u.test(value)) return false;
  let sum = 0;
  for (let at = 0; at < 9; at++) {
    const shifted = (Number(value[at]) + 9 - at) % 10;
    const weighted = (shifted * 2 ** (9 - at)) % 9;
    sum += shifted !== 0 && weighted === 0 ? 9 : weighted;
  }
  return (10 - (sum % 10)) % 10 === Number(value[9]);
}
