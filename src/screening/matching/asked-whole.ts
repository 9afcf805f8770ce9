// The asked name as a whole: what the bound on a score needs to know of it.
import { aloneWeight, type WeighedName } from './compare-names';

export interface AskedWhole {
  hasCore: boolean;
  hasInitial: boolean;
  /** What its core words count when they stand alone. */
  alone: number;
  /** Weight of all other words. */
  others: number;
}

export function sumUp({ reading, weights }: WeighedName): AskedWhole {
  let [alone, others] = [0, 0];
  reading.tokens.forEach(({ part }, at) => {
    if (part === 'core') alone += aloneWeight('core', weights[at] ?? 0);
    else others += weights[at] ?? 0;
  });
  const hasInitial = reading.tokens.some(({ part }) => part === 'initial');
  return { hasCore: reading.hasCore, hasInitial, alone, others };
}
