// All names of all places, and which place is meant where several share one.
import { foldText } from './fold-text';
import { LikeNames, type LikePlace } from './like-names';
import { agreementOf, isBorder, isSamePlace, mayBeMistyped, maySoundAlike } from './place-likeness';
import type { AirportRow, CityRow, Place, PlaceRow } from './place-shape';
import { bareNames } from './place-designator';
import { type NamedPlace, readAirportRow, readCityRow, readPlaceRow } from './read-place-rows';

export class PlaceNames {
  /** Set when a name was met whose place depends on the countries of the route; whoever wants to know clears it first. */
  sawHomonym = false;
  /** The places of the shared name that was read last, the likeliest first. */
  homonyms: readonly Place[] = [];
  private readonly byName = new Map<string, Place[]>();
  /** Built when the first unknown name comes: most requests name places that are known. */
  private likeNames: LikeNames | undefined;
  private readonly locodes = new Map<string, Place>();
  private readonly airports = new Map<string, Place>();
  private readonly towns = new Map<string, Place>();
  /** Words in the longest name: how far a search in running text has to look. */
  private mostWords = 1;

  constructor(places: readonly PlaceRow[], cities: readonly CityRow[], airports: readonly AirportRow[]) {
    for (const row of places) this.addNames(readPlaceRow(row));
    for (const row of cities) this.addTown(readCityRow(row));
    for (const row of airports) this.addAirport(row);
    for (const known of this.byName.values()) if (known.length > 1) known.sort((a, b) => rank(a) - rank(b));
  }

  /** The place of a name, with the words around it left out where the whole is not known. */
  find(text: string, hints: readonly string[]): Place | undefined {
    const folded = foldText(text);
    const exact = this.exact(folded, hints);
    if (exact) return exact;
    for (const { name, saysBorder } of bareNames(folded)) {
      const found = this.exact(name, hints, saysBorder);
      if (found) return found;
    }
    return undefined;
  }

  /** The place of a folded name, just as it stands. */
  exact(folded: string, hints: readonly string[], saysBorder = false): Place | undefined {
    const places = this.byName.get(folded) ?? this.byName.get(folded.replace(/[-.]/gu, ' '));
    if (!places || places.length < 2) return places?.[0];
    this.sawHomonym = true;
    const crossings = saysBorder ? places.filter(isBorder) : [];
    const likely = crossings.length > 0 ? crossings : places;
    this.homonyms = likely;
    return likely.find((place) => isHinted(place, hints)) ?? likely[0];
  }

  /** The place of a name that is spelled in a way of its own or mistyped, where the countries of the route speak for it. */
  alike(text: string, hints: readonly string[]): Place | undefined {
    const folded = foldText(text);
    const bare = bareNames(folded).map(({ name }) => name);
    for (const name of [folded, ...bare]) {
      const found =
        this.guess(this.like.soundingLike(name), hints, maySoundAlike, 'spelling') ??
        this.guess(this.like.oneLetterOff(name), hints, mayBeMistyped, 'typo');
      if (found) return found;
    }
    return undefined;
  }

  byLocode(code: string): Place | undefined {
    return this.locodes.get(code);
  }

  /** The town of an airport's IATA or ICAO code, in capitals: `ALA`, `UAAA`. */
  byAirport(code: string): Place | undefined {
    return this.airports.get(code);
  }

  townOf(country: string): Place | undefined {
    return this.towns.get(country);
  }

  get longestName(): number {
    return this.mostWords;
  }

  private get like(): LikeNames {
    return (this.likeNames ??= new LikeNames(this.byName));
  }

  private guess(
    candidates: LikePlace[],
    hints: readonly string[],
    mayBe: typeof mayBeMistyped,
    guessed: 'spelling' | 'typo',
  ): Place | undefined {
    if (candidates.length === 0) return undefined;
    this.sawHomonym = true;
    const likely = candidates
      .filter(({ name, place }) => mayBe(name, place, hints))
      .map(({ place }) => ({ place, agreement: agreementOf(place, hints) }))
      .sort((a, b) => STRENGTH[a.agreement] - STRENGTH[b.agreement] || rank(a.place) - rank(b.place));
    const places = unique(likely.map(({ place }) => place)).map((place): Place => ({ ...place, guessed }));
    if (places.length > 1) this.homonyms = places;
    return places[0];
  }

  private addTown(town: NamedPlace): void {
    const joined = this.joinKnown(town);
    const { country, lat } = joined.place;
    if (country !== null && lat !== null && !this.towns.has(country)) this.towns.set(country, joined.place);
    this.addNames(joined);
  }

  private addAirport(row: AirportRow): void {
    const own = readAirportRow(row);
    const town = this.byName
      .get(foldText(row.city))
      ?.find((place) => place.country === row.country && place.kind !== 'region' && !isBorder(place));
    const named = { ...own, place: town ?? own.place, names: own.names.filter((name) => name !== '') };
    this.addNames(named);
    for (const code of [...row.iata.split('|'), ...row.icao.split('|')])
      if (code !== '') this.airports.set(code, named.place);
  }

  /** A town that the place table has already, under any of its names, is that place with more names. */
  private joinKnown(town: NamedPlace): NamedPlace {
    if (town.place.kind === 'region') return town;
    for (const name of town.names) {
      const known = this.byName
        .get(foldText(name))
        ?.find((place) => place.country === town.place.country && !isBorder(place) && place.kind !== 'region');
      if (known) return { ...town, place: known };
    }
    return town;
  }

  private addNames({ place, names, farNames, commonNames }: NamedPlace): void {
    if (place.locode !== null && !this.locodes.has(place.locode)) this.locodes.set(place.locode, place);
    const near: Place = isBorder(place) ? { ...place, side: 'near' } : place;
    const far: Place = isBorder(place) ? { ...place, side: 'far' } : place;
    for (const name of names) {
      const folded = foldText(name);
      const side = farNames.has(folded) ? far : near;
      const sided: Place = commonNames.has(folded) ? { ...side, common: true } : side;
      this.add(folded, sided);
      if (/[-.]/u.test(folded)) this.add(folded.replace(/[-.]/gu, ' ').replace(/ {2,}/gu, ' '), sided);
    }
  }

  private add(folded: string, place: Place): void {
    const places = this.byName.get(folded);
    if (!places) this.byName.set(folded, [place]);
    else if (!places.some((known) => isSamePlace(known, place))) places.push(place);
    this.mostWords = Math.max(this.mostWords, Math.min(5, folded.split(' ').length));
  }
}

function unique(places: readonly Place[]): Place[] {
  return places.filter((place, at) => places.findIndex((other) => isSamePlace(other, place)) === at);
}

function isHinted(place: Place, hints: readonly string[]): boolean {
  return hints.includes(place.country ?? '') || hints.includes(place.counterpart ?? '');
}

const STRENGTH = { both: 0, one: 1, region: 2, silent: 3, against: 4 } as const;

/** Towns before the crossing that bears their name, roads before rails: who means the post of a town says so. */
function rank(place: Place): number {
  if (place.kind === 'region') return 1;
  if (place.kind === 'border_post' || place.kind === 'terminal') return 2;
  return place.kind === 'rail_border' ? 3 : 0;
}
