// Countries as lists write them, beyond what everybody writes: official styles, `Korea, North`, old names.
import type { CountryIndex } from '../../../screening/normalise/country';

/** Styles in front of the name: `Islamic Republic of`, `Hashemite Kingdom of the`. */
const STYLE =
  /^(?:the )?(?:[\p{L}’']+ ){0,3}(?:republic|kingdom|state|states|sultanate|principality|federation|emirate|union) of (?:the )?(?=\S)/iu;
const REGION = /^region: /iu;
const OTHER_NAMES = new Map(
  Object.entries({
    palestinian: 'PS',
    gaza: 'PS',
    'west bank': 'PS',
    burma: 'MM',
    'kosovo, the republic of': 'XK',
  }),
);
const LONGEST = 80;

/** Alpha-2, or undefined where the words name no country: nothing is guessed from what they look like. */
export function readCountry(text: string, index: CountryIndex): string | undefined {
  if (text === '' || text.length > LONGEST) return undefined;
  const name = text.replace(REGION, '');
  return index.codeOf(name) ?? OTHER_NAMES.get(name.toLowerCase()) ?? turned(name, index) ?? withoutStyle(name, index);
}

/** `Korea, North`, `Congo, Democratic Republic of the`, `Georgia (country)`. */
function turned(name: string, index: CountryIndex): string | undefined {
  const parts = /^([^,(]+),\s*([^,]+)$/u.exec(name) ?? /^([^(]+?)\s*\(([^()]+)\)$/u.exec(name);
  if (!parts?.[1] || !parts[2]) return undefined;
  const [before, behind] = [index.codeOf(`${parts[2]} ${parts[1]}`), index.codeOf(parts[2])];
  if (before !== undefined) return before;
  const alone = index.codeOf(parts[1]);
  return behind === undefined || behind === alone ? alone : undefined;
}

function withoutStyle(name: string, index: CountryIndex): string | undefined {
  const bare = name.replace(STYLE, '');
  return bare === name ? undefined : index.codeOf(bare);
}

export interface SplitAddress {
  street: string;
  postcode?: string | undefined;
  country?: string | undefined;
}

const POSTCODE = /^[A-Z]{0,2}-?\d[\dA-Z -]{2,9}$/u;

/**
 * An address in one text: the country is what stands at its end, before a postcode or behind it.
 * @param own country that the list gives for the party: the address lies there where the text names none. Two letters may be a state of the US
 *   as well; with `own` they count as a country only where they say the same
 */
export function splitAddress(text: string, index: CountryIndex, own?: string): SplitAddress {
  const parts = text.split(',').map((part) => part.trim());
  let postcode: string | undefined;
  if (parts.length > 1 && POSTCODE.test(parts.at(-1) ?? '')) postcode = parts.pop();
  const last = parts.at(-1) ?? '';
  const joined = postcode === undefined ? /^(.+?)\.?\s+(\d[\d-]{3,9})$/u.exec(last) : null;
  const named = countryAtEnd(joined?.[1] ?? last, index, { own, isBehindPostcode: postcode === undefined && !joined });
  if (named === undefined) return own === undefined ? { street: text } : { street: text, country: own };
  parts.pop();
  // `…, Yerevan, Armenia, AM`: the country twice.
  if (readCountry(parts.at(-1) ?? '', index) === named && (parts.at(-1) ?? '').length > 2) parts.pop();
  return { street: parts.join(', '), postcode: postcode ?? joined?.[2], country: named };
}

function countryAtEnd(
  word: string,
  index: CountryIndex,
  { own, isBehindPostcode }: { own: string | undefined; isBehindPostcode: boolean },
): string | undefined {
  const code = readCountry(word, index);
  if (code === undefined || !/^[A-Z]{2}$/u.test(word)) return code;
  return own === undefined ? (isBehindPostcode ? code : undefined) : code === own ? code : undefined;
}
