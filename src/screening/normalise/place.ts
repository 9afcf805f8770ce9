// Travel stops as people write them: towns, ports, stations and border posts in any script, UN/LOCODEs, names with a country behind them.
import type { CountryIndex } from './country';
import { foldText } from './fold-text';
import { PlaceNames } from './place-names';
import { ABSENT, read, type Reading, unreadable, valueOf } from './reading';
import { TextMemo } from './text-memo';

/** One row of data/places.csv; lists separated by `|` (names) and `;` (roles). */
export interface PlaceRow {
  name: string;
  alt_names: string;
  country: string;
  counterpart: string;
  mode: string;
  lat: string;
  lon: string;
  locode: string;
  role: string;
  kind: string;
  /** Those of the names that lie on the counterpart's side. */
  far_side: string;
  certainty: string;
}

/** One row of data/cities.csv. */
export interface CityRow {
  name: string;
  alt_names: string;
  country: string;
  kind: string;
}

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
}

export interface PlaceHints {
  /** Countries of the declared route: they decide between places of one name. */
  hintCountries?: readonly string[];
}

const LOCODE = /^([A-Z]{2}) ?([A-Z2-9]{3})$/u;

export class PlaceIndex {
  private readonly names: PlaceNames;
  /** Readings of texts that mean the same whatever the hints; `ambiguous` where the hints decide. */
  private readonly readings = new TextMemo<Reading<Place> | 'ambiguous'>();
  private readonly findReading = (text: string): Reading<Place> | 'ambiguous' => this.findOrDefer(text);

  constructor(
    places: readonly PlaceRow[],
    cities: readonly CityRow[],
    private readonly countries: CountryIndex,
  ) {
    this.names = new PlaceNames(places, cities);
  }

  /** The place a stop names; unreadable where no place and no country can be told. */
  read(text: string | undefined, hints: PlaceHints = {}): Reading<Place> {
    if (text === undefined) return ABSENT;
    const kept = this.readings.get(text, this.findReading);
    return kept === 'ambiguous' ? this.find(text, hints.hintCountries ?? []) : kept;
  }

  private findOrDefer(text: string): Reading<Place> | 'ambiguous' {
    this.names.sawHomonym = false;
    const reading = this.find(text, []);
    return this.names.sawHomonym ? 'ambiguous' : reading;
  }

  private find(text: string, hints: readonly string[]): Reading<Place> {
    if (text.trim() === '') return ABSENT;
    const place = this.byWords(text, hints) ?? this.byLocode(text) ?? this.byCountry(text);
    return place ? read(place, text) : unreadable(text, 'no such place is known');
  }

  /** Whole name, then its parts: `Oral, Kazakhstan`, `Kairak (Bugristoe)`, `Zhaisan / Sagarchin`. */
  private byWords(text: string, hints: readonly string[]): Place | undefined {
    const whole = this.names.find(text, hints);
    if (whole) return whole;
    const parts = text.split(/[,;/()]|\s[-–—]\s/u).map((part) => part.trim()).filter((part) => part !== '');
    if (parts.length < 2) return undefined;
    const named = parts.map((part) => valueOf(this.countries.read(part)));
    const country = named.find((code) => code !== undefined);
    const narrowed = country === undefined ? hints : [country];
    for (const [index, part] of parts.entries()) {
      if (named[index] !== undefined && parts.length > 1) continue;
      const place = this.names.find(part, narrowed);
      if (place && (country === undefined || place.country === country || place.counterpart === country)) return place;
    }
    return country === undefined ? undefined : bare(parts[0] ?? text, country, 'city');
  }

  /** A code gives at least its country; only upper case counts, so that no ordinary word is taken for one. */
  private byLocode(text: string): Place | undefined {
    const match = LOCODE.exec(text.trim());
    if (!match?.[1] || !match[2]) return undefined;
    const code = match[1] + match[2];
    const known = this.names.byLocode(code);
    if (known) return known;
    const country = valueOf(this.countries.read(match[1]));
    return country === undefined ? undefined : { ...bare(code, country, 'locode'), locode: code };
  }

  private byCountry(text: string): Place | undefined {
    const country = valueOf(this.countries.read(text));
    return country === undefined ? undefined : bare(foldText(text), country, 'country');
  }
}

function bare(name: string, country: string, kind: Place['kind']): Place {
  return { name, country, counterpart: null, roles: [], modes: [], lat: null, lon: null, locode: null, kind, certainty: 'from_memory', side: null };
}
