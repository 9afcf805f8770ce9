// Phone numbers: which country a number belongs to. Kazakhstan and Russia share +7 and are told apart by the digit after it.
import { ABSENT, read, type Reading, unreadable } from './reading';

export interface Phone {
  /** `+` and digits. */
  e164: string;
  /** Countries that use the code, ISO alpha-2; empty where the code is not in our table. */
  countries: string[];
}

/** Calling codes that matter here; several countries where they share one. */
const CODES = new Map(
  (
    '1:US CA|20:EG|27:ZA|30:GR|31:NL|32:BE|33:FR|34:ES|36:HU|39:IT|40:RO|41:CH|43:AT|44:GB|45:DK|46:SE|47:NO|48:PL|49:DE|51:PE|52:MX|53:CU|54:AR|' +
    '55:BR|56:CL|57:CO|58:VE|60:MY|61:AU|62:ID|63:PH|64:NZ|65:SG|66:TH|81:JP|82:KR|84:VN|86:CN|90:TR|91:IN|92:PK|93:AF|94:LK|95:MM|98:IR|212:MA|' +
    '213:DZ|216:TN|218:LY|234:NG|251:ET|254:KE|350:GI|351:PT|352:LU|353:IE|354:IS|355:AL|356:MT|357:CY|358:FI|359:BG|370:LT|371:LV|372:EE|373:MD|' +
    '374:AM|375:BY|376:AD|377:MC|378:SM|380:UA|381:RS|382:ME|383:XK|385:HR|386:SI|387:BA|389:MK|420:CZ|421:SK|423:LI|505:NI|507:PA|850:KP|852:HK|' +
    '853:MO|855:KH|856:LA|880:BD|886:TW|960:MV|961:LB|962:JO|963:SY|964:IQ|965:KW|966:SA|967:YE|968:OM|970:PS|971:AE|972:IL|973:BH|974:QA|976:MN|' +
    '977:NP|992:TJ|993:TM|994:AZ|995:GE|996:KG|998:UZ'
  )
    .split('|')
    .map((entry) => {
      const [code = '', countries = ''] = entry.split(':');
      return [code, countries.split(' ')] as const;
    }),
);
const EXTENSION = /(?:ext|extn|доб|вн|қос|;|,|#|\bx\s*\d).*$/iu;
const LONGEST = 80;

/**
 * Reads the first number of a text. Without a country code it is unreadable, but for `8 …` and `7 …` with ten digits behind them
 * where the party sits in Russia or Kazakhstan, which both dial so.
 * @param country alpha-2 of the party, where it is known.
 */
export function readPhone(text: string | undefined, country?: string): Reading<Phone> {
  if (text === undefined || text.trim() === '') return ABSENT;
  if (text.length > LONGEST) return unreadable(text, `a phone number has at most ${LONGEST} characters`);
  const main = text.replace('(0)', '').replace(EXTENSION, '').split('/')[0] ?? '';
  const digits = main.replace(/[^0-9]/gu, '');
  const international = internationalDigits(main, digits, country);
  if (international === undefined)
    return unreadable(text, digits === '' ? 'has no digits' : 'no country code: write +7 …');
  if (international.length < 7 || international.length > 15)
    return unreadable(text, 'a phone number has 7 to 15 digits');
  return read({ e164: `+${international}`, countries: countriesOf(international) }, text);
}

function internationalDigits(main: string, digits: string, country: string | undefined): string | undefined {
  if (/^[^0-9]*\+/u.test(main)) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  const dialsEight = country === 'RU' || country === 'KZ';
  if (dialsEight && digits.length === 11 && /^[78]/u.test(digits)) return `7${digits.slice(1)}`;
  return undefined;
}

function countriesOf(digits: string): string[] {
  if (digits.startsWith('7')) {
    // Second digits 6 and 7 are Kazakh, 3, 4, 8 and 9 Russian: from general knowledge, not confirmed by the numbering plans; +7 0, 1, 2 and 5 stay open.
    const next = digits[1] ?? '';
    if (next === '6' || next === '7') return ['KZ'];
    return '3489'.includes(next) ? ['RU'] : [];
  }
  for (const length of [3, 2, 1]) {
    const countries = CODES.get(digits.slice(0, length));
    if (countries !== undefined) return [...countries];
  }
  return [];
}
