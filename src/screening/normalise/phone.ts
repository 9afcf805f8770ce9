// Phone numbers: which country a number belongs to. Kazakhstan and Russia share +7 and are told apart by the digit after it.
import { ABSENT, read, type Reading, unreadable } from './reading';

export interface Phone {
  /** `+` and digits. */
  e164: string;
  /** Countries that use the code, ISO alpha-2; empty where the code is not in our table. */
  countries: string[];
}

/** Calling codes that matter here; several countries where they share one. */
const CODES: Readonly<Record<string, string>> = {
  '1': 'US CA', '20': 'EG', '27': 'ZA', '30': 'GR', '31': 'NL', '32': 'BE', '33': 'FR', '34': 'ES', '36': 'HU', '39': 'IT', '40': 'RO', '41': 'CH', '43': 'AT',
  '44': 'GB', '45': 'DK', '46': 'SE', '47': 'NO', '48': 'PL', '49': 'DE', '52': 'MX', '55': 'BR', '60': 'MY', '61': 'AU', '62': 'ID', '63': 'PH', '64': 'NZ',
  '65': 'SG', '66': 'TH', '81': 'JP', '82': 'KR', '84': 'VN', '86': 'CN', '90': 'TR', '91': 'IN', '92': 'PK', '93': 'AF', '98': 'IR', '351': 'PT', '352': 'LU',
  '353': 'IE', '354': 'IS', '356': 'MT', '357': 'CY', '358': 'FI', '359': 'BG', '370': 'LT', '371': 'LV', '372': 'EE', '373': 'MD', '374': 'AM', '375': 'BY',
  '380': 'UA', '381': 'RS', '382': 'ME', '385': 'HR', '386': 'SI', '387': 'BA', '389': 'MK', '420': 'CZ', '421': 'SK', '423': 'LI', '852': 'HK', '853': 'MO',
  '886': 'TW', '960': 'MV', '961': 'LB', '962': 'JO', '965': 'KW', '966': 'SA', '968': 'OM', '971': 'AE', '972': 'IL', '973': 'BH', '974': 'QA', '976': 'MN',
  '992': 'TJ', '993': 'TM', '994': 'AZ', '995': 'GE', '996': 'KG', '998': 'UZ',
};

/** Reads a number in international form; a national one tells no country and is unreadable. */
export function readPhone(text: string | undefined): Reading<Phone> {
  if (text === undefined || text.trim() === '') return ABSENT;
  const main = text.split(/(?:ext|доб|вн|;|,|#)/iu)[0] ?? '';
  const digits = main.replace(/\D/gu, '');
  const international = /^\s*\(?\+/u.test(main) ? digits : digits.startsWith('00') ? digits.slice(2) : '';
  if (international === '') return unreadable(text, 'no country code: write +7 …');
  if (international.length < 7 || international.length > 15) return unreadable(text, 'a phone number has 7 to 15 digits');
  return read({ e164: `+${international}`, countries: countriesOf(international) }, text);
}

function countriesOf(digits: string): string[] {
  if (digits.startsWith('7')) {
    // Second digits 6 and 7 are Kazakh, 3, 4, 8 and 9 Russian. From general knowledge.
    const next = digits[1] ?? '';
    if (next === '6' || next === '7') return ['KZ'];
    return '3489'.includes(next) ? ['RU'] : [];
  }
  for (const length of [3, 2, 1]) {
    const countries = CODES[digits.slice(0, length)];
    if (countries !== undefined) return countries.split(' ');
  }
  return [];
}
