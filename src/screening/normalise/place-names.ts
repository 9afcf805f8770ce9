// All names of all places, and which place is meant where several share one.
import { foldText } from './fold-text';
import type { CityRow, Place, PlaceRow } from './place-shape';
import { bareNames } from './place-designator';
import { type NamedPlace, readCityRow, readPlaceRow } from './read-place-rows';

export class PlaceNames {
  /** Set when a name was met that several places share; whoever wants to know clears it first. */
  sawHomonym = false;
  private readonly byName = new Map<string, Place[]>();
  private readonly locodes = new Map<string, Place>();
  /** Words in the longest name: how far a search in running text has to look. */
  private mostWords = 1;

  constructor(places: readonly PlaceRow[], cities: readonly CityRow[]) {
    for (const row of places) this.addNames(readPlaceRow(row));
    for (const row of cities) this.addNames(this.joinKnown(readCityRow(row)));
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
    return likely.find((place) => isHinted(place, hints)) ?? likely[0];
  }

  byLocode(code: string): Place | undefined {
    return this.locodes.get(code);
  }

  get longestName(): number {
    return this.mostWords;
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

  private addNames({ place, names, farNames }: NamedPlace): void {
    if (place.locode !== null && !this.locodes.has(place.locode)) this.locodes.set(place.locode, place);
    const near: Place = isBorder(place) ? { ...place, side: 'near' } : place;
    const far: Place = isBorder(place) ? { ...place, side: 'far' } : place;
    for (const name of names) {
      const folded = foldText(name);
      const sided = farNames.has(folded) ? far : near;
      this.add(folded, sided);
      if (/[-.]/u.test(folded)) this.add(folded.replace(/[-.]/gu, ' ').replace(/ {2,}/gu, ' '), sided);
    }
  }

  private add(folded: string, place: Place): void {
    const places = this.byName.get(folded);
    if (!places) this.byName.set(folded, [place]);
    else if (
      !places.some(
        (known) =>
          known === place ||
          (known.name === place.name && known.country === place.country && known.kind === place.kind),
      )
    )
      places.push(place);
    this.mostWords = Math.max(this.mostWords, Math.min(5, folded.split(' ').length));
  }
}

function isBorder(place: Place): boolean {
  return place.kind === 'border_post' || place.kind === 'rail_border';
}

function isHinted(place: Place, hints: readonly string[]): boolean {
  return hints.includes(place.country ?? '') || hints.includes(place.counterpart ?? '');
}

/** Towns before the crossing that bears their name, roads before rails: who means the post of a town says so. */
function rank(place: Place): number {
  if (place.kind === 'region') return 1;
  if (place.kind === 'border_post' || place.kind === 'terminal') return 2;
  return place.kind === 'rail_border' ? 3 : 0;
}
