// What a published list says about one party: the shape that every list file is read into and that names are compared with.

/** `unknown`: the list does not tell what the entry is. */
export type ListedKind = 'person' | 'company' | 'vessel' | 'aircraft' | 'unknown';

export interface ListedName {
  /** As the authority writes it, any script. */
  text: string;
  /** The authority itself calls the alias weak: too broad to raise an alarm alone. */
  weak: boolean;
}

export interface ListedAddress {
  /** House, street, building: all but what stands in the other fields. */
  street?: string;
  city?: string;
  region?: string;
  postcode?: string;
  /** Alpha-2. */
  country?: string;
}

export type ListedIdentifierKind =
  | 'inn'
  | 'ogrn'
  | 'kpp'
  | 'bin'
  | 'iin'
  | 'imo'
  | 'mmsi'
  | 'lei'
  | 'bic'
  | 'passport'
  | 'national_id'
  | 'tax_number'
  | 'registration'
  | 'other';

export interface ListedIdentifier {
  kind: ListedIdentifierKind;
  /** As written by the authority. */
  value: string;
  /** Alpha-2 of who issued it, where told. */
  country?: string;
}

export interface ListEntry {
  /** The authority's own number, unique in its list; where it has none, made of the content and stable as long as that is the same. */
  id: string;
  kind: ListedKind;
  /** At least one; the first is the primary name. */
  names: readonly ListedName[];
  /** Programmes or regimes the entry is listed under, as written. */
  programmes: readonly string[];
  addresses: readonly ListedAddress[];
  /** Alpha-2: nationalities, places of registration, flags. Those of the addresses are not repeated. */
  countries: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; several where the authority names several. */
  birthDates: readonly string[];
  identifiers: readonly ListedIdentifier[];
  /** Day of listing, where told. */
  listedOn?: string;
}

/** What being on the list means for a trade. */
export type ListMeasure =
  /** Nobody may deal with the party: OFAC SDN, EU and UK asset freezes, UN. */
  | 'asset_freeze'
  /** Goods may go there only with a licence: BIS Entity List, EU 833/2014 Annex IV, METI and MOFCOM end-user lists. */
  | 'export_control'
  /** Limits on finance, investment or procurement that do not touch goods. */
  | 'other';

/** Which list a set of entries comes from. */
export interface ListDescription {
  /** `us-ofac-sdn`, `eu-fsf`, `uk-sanctions-list`, …: kebab case, as in the REST paths. */
  source: string;
  /** Name of the list as the authority calls it. */
  title: string;
  authority: string;
  measure: ListMeasure;
  /** Day the authority gives for this version, `YYYY-MM-DD`; else absent. */
  asOf?: string;
}

export interface ListedSet {
  list: ListDescription;
  entries: readonly ListEntry[];
}
