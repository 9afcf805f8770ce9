// Reads aircraft part numbers, hardware standards, tail numbers and ATA chapters in a description.
import type { CharacterRuns } from './character-runs';
import { DIGIT, LATIN } from './letter-classes';

export interface PartNumber {
  start: number;
  end: number;
  /** `hard`: a pattern of one airframe maker or of aviation hardware; `soft`: could be anybody's part number. */
  strength: 'hard' | 'soft';
  note: string;
}

const HARDWARE = new Set(['nas', 'nasm', 'bacb', 'bacc', 'bacn', 'bacr', 'bacs', 'bacw', 'asna', 'nsa', 'ens']);

/** Part numbers in reading order; needs loaded runs. */
export function findPartNumbers(runs: CharacterRuns, found: PartNumber[]): void {
  for (let run = 0; run < runs.count; run += 1) {
    const number =
      readMarkedNumber(runs, run) ??
      readBoeingNumber(runs, run) ??
      readHardware(runs, run) ??
      readAirbusNumber(runs, run) ??
      readTailNumber(runs, run) ??
      readAtaChapter(runs, run) ??
      readTyreSize(runs, run);
    if (!number) continue;
    found.push(number);
    while (run + 1 < runs.count && runs.startOf(run + 1) < number.end) run += 1;
  }
}

/** `P/N 2612312-1`: whatever follows the mark and holds a digit. Soft: every machine has part numbers. */
function readMarkedNumber(runs: CharacterRuns, run: number): PartNumber | undefined {
  let first = -1;
  if (runs.isWord(run, 'pn')) first = run + 1;
  else if (isSlashed(runs, run)) first = run + 2;
  if (first < 0 || first >= runs.count) return undefined;
  let last = first;
  let digits = runs.classAt(first) === DIGIT ? runs.sizeOf(first) : 0;
  while (last + 1 < runs.count && (runs.gapAfter(last) === '' || runs.gapAfter(last) === '-')) {
    last += 1;
    if (runs.classAt(last) === DIGIT) digits += runs.sizeOf(last);
  }
  if (digits < 3) return undefined;
  return { start: runs.startOf(first), end: runs.endOf(last), strength: 'soft', note: 'part number' };
}

/** `P/N`, `п/н`. */
function isSlashed(runs: CharacterRuns, run: number): boolean {
  if (runs.sizeOf(run) !== 1 || runs.sizeOf(run + 1) !== 1 || runs.gapAfter(run) !== '/') return false;
  return (runs.isWord(run, 'p') || runs.isWord(run, 'п')) && (runs.isWord(run + 1, 'n') || runs.isWord(run + 1, 'н'));
}

/** Boeing drawing numbers: `65C26864-13`, `273T1102-8`, `113A4210-2`. */
function readBoeingNumber(runs: CharacterRuns, run: number): PartNumber | undefined {
  if (runs.classAt(run) !== DIGIT || runs.gapAfter(run) !== '' || runs.gapAfter(run - 1) === '') return undefined;
  const lead = runs.sizeOf(run);
  const tail = runs.sizeOf(run + 2);
  if (
    runs.classAt(run + 1) !== LATIN ||
    runs.sizeOf(run + 1) !== 1 ||
    runs.classAt(run + 2) !== DIGIT ||
    runs.gapAfter(run + 1) !== ''
  )
    return undefined;
  if (!((lead === 3 && tail === 4) || (lead === 2 && tail === 5))) return undefined;
  if (
    runs.gapAfter(run + 2) !== '-' ||
    runs.classAt(run + 3) !== DIGIT ||
    runs.sizeOf(run + 3) > 4 ||
    runs.gapAfter(run + 3) === ''
  )
    return undefined;
  return {
    start: runs.startOf(run),
    end: runs.endOf(run + 3),
    strength: 'hard',
    note: 'part number in the style of an airframe maker',
  };
}

/** `NAS1149F0332P`, `MS21042L3`, `BACB30NN4K`. */
function readHardware(runs: CharacterRuns, run: number): PartNumber | undefined {
  if (
    runs.classAt(run) !== LATIN ||
    runs.gapAfter(run) !== '' ||
    runs.classAt(run + 1) !== DIGIT ||
    runs.gapAfter(run - 1) === ''
  )
    return undefined;
  const word = runs.wordAt(run);
  const size = runs.sizeOf(run + 1);
  const isMilitary = word === 'ms' && size === 5;
  if (!isMilitary && !(HARDWARE.has(word) && size >= 2)) return undefined;
  return {
    start: runs.startOf(run),
    end: wordEnd(runs, run + 1),
    strength: 'hard',
    note: 'aviation hardware standard',
  };
}

/** Airbus drawing numbers: `D5758001500200`, `F5347213420300`; Safran wheels `C20500000`. Soft, since other makers count that way too. */
function readAirbusNumber(runs: CharacterRuns, run: number): PartNumber | undefined {
  if (
    runs.classAt(run) !== LATIN ||
    runs.sizeOf(run) !== 1 ||
    runs.gapAfter(run) !== '' ||
    runs.gapAfter(run - 1) === ''
  )
    return undefined;
  if (!'cdefgv'.includes(runs.wordAt(run)) || runs.classAt(run + 1) !== DIGIT) return undefined;
  const size = runs.sizeOf(run + 1);
  if (runs.gapAfter(run + 1) === '' || (size !== 13 && size !== 8 && size !== 11)) return undefined;
  return {
    start: runs.startOf(run),
    end: runs.endOf(run + 1),
    strength: 'soft',
    note: 'part number in the style of an airframe maker',
  };
}

/** Kazakh and Russian civil registrations: `UP-B5704`, `RA-73012`. */
function readTailNumber(runs: CharacterRuns, run: number): PartNumber | undefined {
  if (
    runs.classAt(run) !== LATIN ||
    runs.gapAfter(run) !== '-' ||
    runs.gapAfter(run - 1) === '' ||
    runs.sizeOf(run) !== 2
  )
    return undefined;
  const word = runs.wordAt(run);
  const isKazakh =
    word === 'up' &&
    runs.classAt(run + 1) === LATIN &&
    runs.sizeOf(run + 1) === 1 &&
    runs.gapAfter(run + 1) === '' &&
    runs.sizeOf(run + 2) === 4;
  if (isKazakh)
    return {
      start: runs.startOf(run),
      end: runs.endOf(run + 2),
      strength: 'hard',
      note: 'registration of a Kazakh aircraft',
    };
  const isRussian =
    word === 'ra' && runs.classAt(run + 1) === DIGIT && runs.sizeOf(run + 1) === 5 && runs.gapAfter(run + 1) !== '';
  return isRussian
    ? {
        start: runs.startOf(run),
        end: runs.endOf(run + 1),
        strength: 'hard',
        note: 'registration of a Russian aircraft',
      }
    : undefined;
}

/** `ATA 32-41`. */
function readAtaChapter(runs: CharacterRuns, run: number): PartNumber | undefined {
  if (!runs.isWord(run, 'ata') || runs.classAt(run + 1) !== DIGIT || runs.sizeOf(run + 1) !== 2) return undefined;
  const gap = runs.gapAfter(run);
  if (gap !== ' ' && gap !== '' && gap !== '-') return undefined;
  return {
    start: runs.startOf(run),
    end: runs.endOf(run + 1),
    strength: 'soft',
    note: 'chapter of the ATA numbering for aircraft',
  };
}

/** Aircraft tyre sizes: three-part sizes in inches with a ply rating, `H44.5x16.5-21 28PR`. */
function readTyreSize(runs: CharacterRuns, run: number): PartNumber | undefined {
  if (!runs.isWord(run, 'pr') || runs.classAt(run - 1) !== DIGIT || runs.numberAt(run - 1) < 10) return undefined;
  let first = run - 1;
  let crosses = 0;
  let hyphens = 0;
  for (let back = run - 2; back >= 0 && run - back < 9; back -= 1) {
    if (runs.isWord(back, 'x')) crosses += 1;
    if (runs.gapAfter(back) === '-') hyphens += 1;
    first = back;
    if (runs.isWord(back, 'h')) break;
  }
  if (crosses !== 1 || hyphens !== 1) return undefined;
  return {
    start: runs.startOf(first),
    end: runs.endOf(run),
    strength: 'hard',
    note: 'size and ply rating of an aircraft tyre',
  };
}

function wordEnd(runs: CharacterRuns, run: number): number {
  let last = run;
  while (runs.gapAfter(last) === '') last += 1;
  return runs.endOf(last);
}
