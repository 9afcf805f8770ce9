// A bearing number found in a text: where it stands, how much it says, and which type it tells.

/**
 * How much a designation says by itself: a bare number only beside a bearing word, a brand or another designation; a Russian one only
 * beside a Russian word, since nearly any number of that size could be one.
 */
export type DesignationStrength = 'hard' | 'bare' | 'russian';

export interface Designation {
  start: number;
  end: number;
  strength: DesignationStrength;
  /** Six digits of the tariff where the number tells the type; empty otherwise. */
  hs: string;
  gost: boolean;
}
