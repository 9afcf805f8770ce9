// The reference data as the core uses it: indexes built once from the rows of the data files.
import { type CountryGroupRow, CountryGroups } from './corridor/country-groups';
import { ActivityReader, type ActivityRow } from './facts/activity';
import { GoodsReader, type GoodsTables } from './goods/goods-reader';
import { CountryIndex, type CountryRow } from './normalise/country';
import { PlaceIndex } from './normalise/place';
import type { AirportRow, CityRow, PlaceRow } from './normalise/place-shape';
import { TextMemo } from './normalise/text-memo';

/** Rows of the data files, one property a table; a loader outside the core reads the files. */
export interface ReferenceRows {
  countries: CountryRow[];
  places: PlaceRow[];
  cities: CityRow[];
  airports: AirportRow[];
  countryGroups: CountryGroupRow[];
  activities: ActivityRow[];
  goods: GoodsTables;
}

export interface Reference {
  countries: CountryIndex;
  places: PlaceIndex;
  countryGroups: CountryGroups;
  activities: ActivityReader;
  goods: GoodsReader;
  /** Kept answers about names and addresses. */
  foldedNames: TextMemo<string>;
  unusualAddresses: TextMemo<boolean>;
}

/** Builds all indexes; takes some tens of milliseconds, once per process and version. */
export function buildReference(rows: ReferenceRows): Reference {
  const countries = new CountryIndex(rows.countries);
  return {
    countries,
    places: new PlaceIndex(rows.places, rows.cities, countries, rows.airports),
    countryGroups: new CountryGroups(rows.countryGroups),
    activities: new ActivityReader(rows.activities),
    goods: new GoodsReader(rows.goods),
    foldedNames: new TextMemo(),
    unusualAddresses: new TextMemo(),
  };
}
