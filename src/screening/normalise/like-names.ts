// Names that sound like a text or are one letter away from it, with the places that bear them.
import { OneLetterOff } from './one-letter-off';
import { isSamePlace } from './place-likeness';
import type { Place } from './place-shape';
import { soundsOf } from './romanise';

/** A known name, as it was compared, and a place that bears it. */
export interface LikePlace {
  name: string;
  place: Place;
}

const LEAST_SOUNDS = 4;
const LEAST_LETTERS = 3;

/** Costs some tens of milliseconds to build. */
export class LikeNames {
  private readonly bySound = new Map<string, Place[]>();
  private readonly byLetters = new Map<string, Place[]>();
  private readonly near = new OneLetterOff();

  constructor(placesByName: ReadonlyMap<string, readonly Place[]>) {
    for (const [name, places] of placesByName) {
      const letters = closed(name);
      if (letters.length >= LEAST_LETTERS) addEach(this.byLetters, letters, places);
      for (const sounds of soundsOf(name)) if (sounds.length >= LEAST_SOUNDS) addEach(this.bySound, sounds, places);
    }
    for (const letters of this.byLetters.keys()) this.near.add(letters);
  }

  soundingLike(folded: string): LikePlace[] {
    return soundsOf(folded).flatMap((sounds) => withName(sounds, this.bySound.get(sounds)));
  }

  oneLetterOff(folded: string): LikePlace[] {
    return this.near.find(closed(folded)).flatMap((letters) => withName(letters, this.byLetters.get(letters)));
  }
}

/** Without blanks, dashes and points, which come and go. */
function closed(folded: string): string {
  return folded.replace(/[-. ]/gu, '');
}

function withName(name: string, places: readonly Place[] | undefined): LikePlace[] {
  return (places ?? []).map((place) => ({ name, place }));
}

function addEach(index: Map<string, Place[]>, key: string, places: readonly Place[]): void {
  const known = index.get(key);
  if (known) known.push(...places.filter((place) => !known.some((other) => isSamePlace(other, place))));
  else index.set(key, [...places]);
}
