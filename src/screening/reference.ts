// The reference data as the core uses it: indexes built once from the rows of the data files.
import { type CountryGroupRow, CountryGroups } from './corridor/country-groups';
import { RoadBook } from './corridor/road-book';
import { type NetworkLinkRow, type NetworkNodeRow, TradeNetwork } from './corridor/trade-network';
import { ActivityReader, type ActivityRow } from './facts/activity';
import { GoodsReader, type GoodsTables } from './goods/goods-reader';
import { type OriginDoubtRow, OriginDoubts } from './goods/origin-doubts';
import { type NameWordRow, NameWords } from './matching/name-words';
import { type PinyinRow, PinyinTable } from './matching/pinyin';
import { NameReader } from './matching/read-name';
import { CountryIndex, type CountryRow } from './normalise/country';
import { PlaceIndex } from './normalise/place';
import type { AirportRow, CityRow, Place, PlaceRow } from './normalise/place-shape';
import { TextMemo } from './normalise/text-memo';

/** Rows of the data files, one property a table; a loader outside the core reads the files. */
export interface ReferenceRows {
  countries: CountryRow[];
  places: PlaceRow[];
  cities: CityRow[];
  airports: AirportRow[];
  countryGroups: CountryGroupRow[];
  networkNodes: NetworkNodeRow[];
  networkLinks: NetworkLinkRow[];
  originDoubts: OriginDoubtRow[];
  activities: ActivityRow[];
  nameWords: NameWordRow[];
  pinyin: PinyinRow[];
  goods: GoodsTables;
}

export interface Reference {
  countries: CountryIndex;
  places: PlaceIndex;
  countryGroups: CountryGroups;
  network: TradeNetwork;
  roads: RoadBook;
  originDoubts: OriginDoubts;
  activities: ActivityReader;
  goods: GoodsReader;
  names: NameReader;
  /** Kept answers about names and addresses. */
  foldedNames: TextMemo<string>;
  unusualAddresses: TextMemo<boolean>;
  addressPlaces: TextMemo<readonly Place[]>;
}

/** Builds all indexes; takes some tens of milliseconds, once per process and version. */
export function buildReference(rows: ReferenceRows): Reference {
  const countries = new CountryIndex(rows.countries);
  const places = new PlaceIndex(rows.places, rows.cities, countries, rows.airports);
  const network = new TradeNetwork(rows.networkNodes, rows.networkLinks);
  return {
    countries,
    places,
    network,
    roads: new RoadBook({ countries, places, network }),
    countryGroups: new CountryGroups(rows.countryGroups),
    originDoubts: new OriginDoubts(rows.originDoubts),
    activities: new ActivityReader(rows.activities),
    goods: new GoodsReader(rows.goods),
    names: new NameReader(new NameWords(rows.nameWords), new PinyinTable(rows.pinyin)),
    foldedNames: new TextMemo(),
    unusualAddresses: new TextMemo(),
    addressPlaces: new TextMemo(),
  };
}
