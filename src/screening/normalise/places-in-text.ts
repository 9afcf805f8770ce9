// Places inside longer text such as an address: whole words only, and no street that is named after a town.
import type { CountryIndex } from './country';
import { foldText } from './fold-text';
import type { Place } from './place-shape';
import type { PlaceNames } from './place-names';

const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}-]+/u;
const IDEOGRAPHS = /\p{Script=Han}{2,}/gu;
const MOST_WORDS_READ = 120;

const STREET_BEFORE = new Set(
  'ул улица пр просп проспект пр-т пр-кт пр-кт. бул бульвар б-р ш шоссе пер переулок наб набережная мкр микрорайон мкрн тракт проезд площадь пл бц тц жк отель гостиница rue via calle ulica ul al'.split(
    ' ',
  ),
);
const STREET_AFTER = new Set(
  'street st str avenue ave av road rd rd. blvd boulevard highway lane way plaza tower hotel business center көшесі к-сі даңғылы д-лы caddesi cad cd sokak sk bulvari straße strasse weg allee platz kochasi kuchasi'.split(
    ' ',
  ),
);
/** Words of everyday use that are names of places too: alone in a text they mean nothing. */
const EVERYDAY = new Set(
  'тара бор луга остров никель nikel мирный свободный чехов маркс абай шар нура инта бар гай tours pau bar buy salla lotta silene kena roki imatra split kiel zug martin cork darwin perth hamm essen halle ravensburg orda union port novy shu talas восток восточный дружба победа кант мары орда центр братство оазис oasis лесная vale malik малик крупа арарат ararat чапаев abay абай hazar salla nice reading bath batman polo essen order mobile'.split(
    ' ',
  ),
);
const TOWN_BEFORE = new Set('г гор город город. city қ ш'.split(' '));

/** All places named in a text, in their order, each once; countries count as places. */
export function placesInText(text: string, names: PlaceNames, countries: CountryIndex): Place[] {
  const words = foldText(text.slice(0, 2000))
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS_READ);
  const found: Place[] = [];
  for (let at = 0; at < words.length;) {
    const hit = longestAt(words, at, names, countries);
    if (hit) addOnce(found, hit.place);
    at += hit?.length ?? 1;
  }
  for (const run of text.slice(0, 2000).match(IDEOGRAPHS) ?? []) addIdeographs(run, names, found);
  return found;
}

function longestAt(
  words: readonly string[],
  at: number,
  names: PlaceNames,
  countries: CountryIndex,
): { place: Place; length: number } | undefined {
  for (let length = Math.min(names.longestName, words.length - at); length >= 1; length--) {
    const name = words.slice(at, at + length).join(' ');
    if (length === 1 && !isTelling(words, at)) continue;
    const place = names.exact(name, []) ?? countryAsPlace(name, countries);
    if (place && !isStreet(words, at, length)) return { place, length };
  }
  return undefined;
}

function isTelling(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (EVERYDAY.has(word)) return false;
  return word.length >= 4 || TOWN_BEFORE.has(words[at - 1] ?? '');
}

function isStreet(words: readonly string[], at: number, length: number): boolean {
  return STREET_BEFORE.has(words[at - 1] ?? '') || STREET_AFTER.has(words[at + length] ?? '');
}

/** Chinese is written without spaces: every run of two to five signs is tried. */
function addIdeographs(run: string, names: PlaceNames, found: Place[]): void {
  for (let at = 0; at < run.length; at++) {
    for (let length = Math.min(5, run.length - at); length >= 2; length--) {
      const place = names.exact(run.slice(at, at + length), []);
      if (place) addOnce(found, place);
    }
  }
}

function addOnce(found: Place[], place: Place): void {
  if (!found.some((known) => known === place || (known.name === place.name && known.country === place.country)))
    found.push(place);
}

function countryAsPlace(name: string, countries: CountryIndex): Place | undefined {
  const country = name.length >= 4 ? countries.codeOf(name) : undefined;
  return country === undefined ? undefined : placeOfCountry(countries.nameOf(country), country, 'country');
}

/** A place of which only the country is known. */
export function placeOfCountry(name: string, country: string, kind: Place['kind']): Place {
  return {
    name,
    country,
    counterpart: null,
    roles: [],
    modes: [],
    lat: null,
    lon: null,
    locode: null,
    kind,
    certainty: 'from_memory',
    side: null,
  };
}
