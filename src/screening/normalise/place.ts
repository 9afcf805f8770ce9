// Travel stops as people write them: towns, ports, stations and border posts in any script, UN/LOCODEs, names with a country behind them.
import type { CountryIndex } from './country';
import type { AirportRow, CityRow, Place, PlaceRow } from './place-shape';
import { foldText } from './fold-text';
import { PlaceNames } from './place-names';
import { placeOfCountry, placesInText } from './places-in-text';
import { ABSENT, read, type Reading, unreadable } from './reading';
import { TextMemo } from './text-memo';
import { US_NAMESAKES, US_STATE_NAMES, US_STATES } from './us-states';

/** What a stop was read as, and every place that its name may mean. */
export interface PlaceAnswer {
  reading: Reading<Place>;
  /** The place that was read, then those in other countries; none where nothing was read. */
  candidates: readonly Place[];
}

export interface PlaceHints {
  /** Countries of the declared route: they decide between places of one name. */
  hintCountries?: readonly string[];
}

const LONGEST = 200;
const LOCODE = /^([A-Z]{2})[ -]?([A-Z2-9]{3})$/u;
const PARTS = /[,;/()|\n]|\s[-–—>→]+\s|→/u;

export class PlaceIndex {
  private readonly names: PlaceNames;
  /** Readings of texts that mean the same whatever the hints; `ambiguous` where the hints decide. */
  private readonly answers = new TextMemo<PlaceAnswer | 'ambiguous'>();
  private readonly hintedAnswers = new TextMemo<PlaceAnswer>();
  private readonly findAnswer = (text: string): PlaceAnswer | 'ambiguous' => this.answerOrDefer(text);

  constructor(
    places: readonly PlaceRow[],
    cities: readonly CityRow[],
    private readonly countries: CountryIndex,
    airports: readonly AirportRow[] = [],
  ) {
    this.names = new PlaceNames(places, cities, airports);
  }

  /**
   * The place that a stop names; of an unknown town the country, where the text says it. Unreadable where no country can be told.
   * Hints decide between places of one name and never override what the text says itself.
   */
  read(text: string | undefined, hints: PlaceHints = {}): Reading<Place> {
    return text === undefined ? ABSENT : this.lookUp(text, hints.hintCountries ?? []).reading;
  }

  /** As `read`, with the other places that the name may mean, for whoever knows the stops before and after. */
  lookUp(text: string, hintCountries: readonly string[]): PlaceAnswer {
    const kept = this.answers.get(text, this.findAnswer);
    if (kept !== 'ambiguous') return kept;
    return this.hintedAnswers.get(`${text}\0${hintCountries.join()}`, () => this.answer(text, hintCountries));
  }

  /** Where a country lies, roughly: the first of its towns whose coordinates are known. */
  townOf(country: string): Place | undefined {
    return this.names.townOf(country);
  }

  /** Places named inside a longer text, such as an address: whole words only, streets named after towns left out. */
  findAllIn(text: string): Place[] {
    return placesInText(text, this.names, this.countries);
  }

  private answerOrDefer(text: string): PlaceAnswer | 'ambiguous' {
    this.names.sawHomonym = false;
    const answer = this.answer(text, []);
    return this.names.sawHomonym ? 'ambiguous' : answer;
  }

  private answer(text: string, hints: readonly string[]): PlaceAnswer {
    this.names.homonyms = [];
    const reading = this.find(text, hints);
    if (reading.state !== 'read') return { reading, candidates: [] };
    const { homonyms } = this.names;
    const { value } = reading;
    // A town and the post beside it that bears its name lie in one country: no question for the route.
    const others = homonyms.includes(value) ? homonyms.filter((place) => !shareCountry(place, value)) : [];
    return { reading, candidates: [value, ...others] };
  }

  private find(text: string, hints: readonly string[]): Reading<Place> {
    const trimmed = text.trim();
    if (trimmed === '') return ABSENT;
    if (trimmed.length > LONGEST) return unreadable(text, `a place has at most ${LONGEST} characters`);
    const place =
      this.byName(trimmed, hints) ??
      this.byParts(trimmed, hints) ??
      this.byLastWords(trimmed, hints) ??
      this.byLikeness(trimmed, hints) ??
      this.byWordsWithin(trimmed);
    return place ? read(place, text) : unreadable(text, 'no such place is known, and the text names no country');
  }

  private byName(text: string, hints: readonly string[]): Place | undefined {
    return this.names.find(text, hints) ?? this.byLocode(text) ?? this.byCountry(text) ?? this.names.byAirport(text);
  }

  /** A code gives at least its country; only upper case counts, so that no ordinary word is taken for one. */
  private byLocode(text: string): Place | undefined {
    const match = LOCODE.exec(text);
    if (!match?.[1] || !match[2]) return undefined;
    const code = match[1] + match[2];
    const known = this.names.byLocode(code);
    if (known) return known;
    const country = this.countries.codeOf(match[1]);
    return country === undefined ? undefined : { ...placeOfCountry(code, country, 'locode'), locode: code };
  }

  private byCountry(text: string): Place | undefined {
    const country = this.countryOf(text);
    return country === undefined ? undefined : placeOfCountry(this.countries.nameOf(country), country, 'country');
  }

  /** Codes count only in upper case: `in`, `de` and `Mar` are words. Of a stop `ALA` is Almaty's airport, not the Åland Islands. */
  private countryOf(text: string): string | undefined {
    if (this.names.byAirport(text)) return undefined;
    return text.length < 4 && /[a-z]/u.test(text) ? undefined : this.countries.codeOf(text);
  }

  /** `Oral, Kazakhstan`, `Kairak (Bugristoe)`, `Zhaisan / Sagarchin`, `Almaty (KZ)`, `Foobar, RU`. */
  private byParts(text: string, hints: readonly string[]): Place | undefined {
    const parts = text
      .split(PARTS)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const [first, second] = parts;
    if (first === undefined || second === undefined) return undefined;
    const american = this.inUnitedStates(first, second, hints);
    if (american) return american;
    const crossing = text.includes('/') ? this.names.alike(text, hints) : undefined;
    if (crossing) return crossing;
    const countries = parts.map((part) => this.countryOf(part));
    const country = countries.findLast((code) => code !== undefined);
    const towns = parts.filter((_, index) => countries[index] === undefined);
    let region: Place | undefined;
    for (const town of towns) {
      const place =
        country === undefined
          ? (this.names.find(town, hints) ?? this.byLocode(town) ?? this.names.byAirport(town))
          : this.townIn(town, country);
      if (place && place.kind !== 'region') return place;
      region ??= place;
    }
    if (country === undefined || region) return region;
    return towns[0] === undefined
      ? placeOfCountry(this.countries.nameOf(country), country, 'country')
      : placeOfCountry(towns[0], country, 'city');
  }

  /** `Houston, TX`, `Moscow, Idaho`; where the code is a country's too (`IL`, `AZ`) only for a town known there or a route through the United States. */
  private inUnitedStates(town: string, state: string, hints: readonly string[]): Place | undefined {
    if (!US_STATES.has(state) && !US_STATE_NAMES.has(foldText(state))) return undefined;
    const place = this.townIn(town, 'US');
    if (place) return place;
    const code = this.countries.codeOf(state);
    const isNamesake = code !== undefined && US_NAMESAKES.has(foldText(town)) && !this.townIn(town, code);
    const isCountryToo = code !== undefined && !isNamesake;
    if (isCountryToo) this.names.sawHomonym = true;
    return !isCountryToo || hints.includes('US') ? placeOfCountry(town, 'US', 'city') : undefined;
  }

  private townIn(town: string, country: string): Place | undefined {
    const place =
      this.names.find(town, [country]) ??
      this.byLocode(town) ??
      this.names.byAirport(town) ??
      this.names.alike(town, [country]);
    this.names.homonyms = this.names.homonyms.filter((other) => belongsTo(other, country));
    return place && belongsTo(place, country) ? place : undefined;
  }

  /** `Almaty Kazakhstan`, `MOSCOW RU`: a country behind the name without any sign between; `Dostyk-Alashankou`: two names of one place. */
  private byLastWords(text: string, hints: readonly string[]): Place | undefined {
    const words = text.split(/\s+/u);
    const shouted = text === text.toUpperCase();
    const american = shouted ? undefined : this.inUnitedStates(words.slice(0, -1).join(' '), words.at(-1) ?? '', hints);
    if (american) return american;
    for (let count = Math.min(3, words.length - 1); count >= 1; count--) {
      const tail = words.slice(-count).join(' ');
      const country = this.countryOf(tail);
      if (country === undefined) continue;
      const town = words.slice(0, -count).join(' ');
      const place = this.townIn(town, country);
      if (place) return place;
      if (tail.length > 3 || !shouted) return placeOfCountry(town, country, 'city');
    }
    const [first = '', second = '', third] = text.split('-').map((part) => part.trim());
    if (third !== undefined || first.length < 4 || second.length < 4) return undefined;
    return this.names.find(first, hints) ?? this.names.find(second, hints);
  }

  /** `Sagarchyn`, `Mashtakvo`: spelled in a way of its own or mistyped, whole or in parts. */
  private byLikeness(text: string, hints: readonly string[]): Place | undefined {
    const whole = this.names.alike(text, hints);
    if (whole) return whole;
    const parts = text.split(PARTS).filter((part) => part.trim().length > 3);
    if (parts.length < 2) return undefined;
    for (const part of parts) {
      const place = this.names.alike(part.trim(), hints);
      if (place) return place;
    }
    return undefined;
  }

  /** A known place among other words, where all places in the text lie in one country. */
  private byWordsWithin(text: string): Place | undefined {
    const found = placesInText(text, this.names, this.countries);
    const [first] = found;
    if (!first || found.some((place) => place.country !== first.country)) return undefined;
    return found.find((place) => place.kind !== 'country' && place.kind !== 'region') ?? first;
  }
}

function shareCountry(a: Place, b: Place): boolean {
  return a.country === b.country || a.country === b.counterpart || a.counterpart === b.country;
}

/** Whether a place may be written with that country behind it; of a border post only the names on that country's side. */
function belongsTo(place: Place, country: string): boolean {
  if (place.side === 'far') return place.counterpart === country;
  if (place.country === country) return true;
  if (country === 'CN') return place.country === 'HK' || place.country === 'MO' || place.country === 'TW';
  // Papers from Russia write its own code behind towns that it occupies.
  return country === 'RU' && place.roles.includes('occupied');
}
