// What a place is once it is read, and the rows of the data files that places come from.

/** One row of data/places.csv; lists separated by `|` (names) and `;` (roles). */
export interface PlaceRow {
  name: string;
  alt_names: string;
  country: string;
  counterpart: string;
  mode: string;
  lat: string;
  lon: string;
  /** How near the coordinates are: `exact`, `km5`, `km25`, `km50`, or `town` for the middle of a town. */
  precision?: string;
  locode: string;
  role: string;
  kind: string;
  /** Those of the names that lie on the counterpart's side. */
  far_side: string;
  /** Those of the names that many other places bear: read only where the place fits the route. */
  common_names?: string;
  certainty: string;
}

/** One row of data/cities.csv. */
export interface CityRow {
  name: string;
  alt_names: string;
  country: string;
  kind: string;
  /** Middle of the town, to a tenth or hundredth of a degree; of a region some point well inside. */
  lat?: string;
  lon?: string;
  locode?: string;
  /** As in data/places.csv. */
  common_names?: string;
}

/** One row of data/airports.csv: another way of naming the town that it serves. */
export interface AirportRow {
  /** Three letters; several where the code has changed, separated by `|`. */
  iata: string;
  /** Four letters, as above. */
  icao: string;
  name: string;
  alt_names: string;
  /** Name of the town in data/cities.csv or data/places.csv. */
  city: string;
  country: string;
  lat: string;
  lon: string;
  certainty: string;
}

export type Precision = 'exact' | 'km5' | 'km25' | 'km50' | 'town';

export interface Place {
  name: string;
  country: string | null;
  /** The country on the other side of a border post. */
  counterpart: string | null;
  roles: readonly string[];
  modes: readonly string[];
  lat: number | null;
  lon: number | null;
  locode: string | null;
  kind: 'border_post' | 'port' | 'rail_border' | 'city' | 'country' | 'terminal' | 'locode' | 'region';
  certainty: 'sourced' | 'from_memory';
  /** Whose side of a border post was named: of `country`, of `counterpart`, or neither. */
  side: 'near' | 'far' | null;
  /** How far the coordinates may be off; absent where there are none. */
  precision?: Precision;
  /** Set where many other places bear the name that was read. */
  common?: true;
  /** Set where the name as written is not known: it sounds the same as one of this place, or is one letter away from it. */
  guessed?: 'spelling' | 'typo';
}
