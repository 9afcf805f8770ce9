// How telling a word of a name is when no list is loaded that could say so.
import type { NameToken } from './name-token';

export const INITIAL_WEIGHT = 0.45;
const GENERIC = 0.4;
const PLACE = 0.55;
const GIVEN_NAME = 0.8;

export function defaultWeight({ part, group, letters, text }: NameToken): number {
  switch (part) {
    case 'particle':
      return 0.08;
    case 'generic':
      return group?.startsWith('generic:place') === true ? PLACE : GENERIC;
    case 'number':
      return 0.2;
    case 'initial':
      return INITIAL_WEIGHT;
    case 'core':
      if (group !== undefined) return GIVEN_NAME;
      return Math.max(letters.length, text.length) <= 2 ? 0.7 : 1;
  }
}
