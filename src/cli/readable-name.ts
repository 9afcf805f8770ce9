// Whether a cell holds a name that can be compared, or why not.

/** Longer than any name of a party; a cell that holds more is no name. */
const LONGEST_NAME = 1000;

/** Why a cell is no name, in words for its row; undefined where it is one. */
export function whyNoName(cell: string | undefined): string | undefined {
  if (cell === undefined || cell.trim() === '') return 'must not be empty';
  return cell.length > LONGEST_NAME ? `has ${cell.length} characters, a name has at most ${LONGEST_NAME}` : undefined;
}
