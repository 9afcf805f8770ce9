// Words of goods written so that a list search does not find them; honest slips are told apart from tricks.

/**
 * `mixed_script` Latin letters among Cyrillic ones or the other way round; `hidden_character` an invisible character inside a word;
 * `spaced_letters` "b e a r i n g s"; `digit_for_letter` "be4ring"; `letter_for_digit` "62O5"; `misspelling` one wrong, missing, added
 * or swapped letter.
 */
export type DisguiseKind =
  'mixed_script' | 'hidden_character' | 'spaced_letters' | 'digit_for_letter' | 'letter_for_digit' | 'misspelling';

/** A stretch of the description as received, offsets in UTF-16 code units, end exclusive. */
export interface Disguise {
  kind: DisguiseKind;
  start: number;
  end: number;
  text: string;
}

/** Whether somebody has to go out of the way to write so; a slip of the pen or of a scanner is none. */
export function isTrick({ kind }: Disguise): boolean {
  return kind !== 'misspelling' && kind !== 'letter_for_digit';
}
