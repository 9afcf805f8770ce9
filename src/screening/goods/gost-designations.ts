// Reads bearing numbers of the Soviet and Russian standard (GOST 3189): ГПЗ-180205, 36-232726Е2М, and 60203 beside a Russian word.
import type { CharacterRuns } from './character-runs';
import type { Designation } from './designation';
import { CYRILLIC, DIGIT, LATIN } from './letter-classes';

/** What may stand between the letters and the digits of one designation. */
export function isLooseGap(gap: string): boolean {
  return gap === '' || gap === ' ' || gap === '-';
}

/** `36-232726Е2М`, `ГПЗ-180205`: the digits before the hyphen are accuracy and clearance. */
export function readGost(runs: CharacterRuns, run: number): Designation | undefined {
  const size = runs.sizeOf(run);
  const isFactory = runs.isWord(run - 1, 'гпз') || runs.isWord(run - 1, 'gpz');
  if (isFactory && isLooseGap(runs.gapAfter(run - 1)) && size >= 3) {
    return {
      start: runs.startOf(run - 1),
      end: runs.endOf(run),
      strength: 'hard',
      hs: gostType(runs, run),
      gost: true,
    };
  }
  const before =
    runs.gapAfter(run - 1) === '-' &&
    runs.classAt(run - 1) === DIGIT &&
    runs.sizeOf(run - 1) <= 3 &&
    runs.gapAfter(run - 2) !== '-';
  if (size < 4 || size > 7) return undefined;
  const suffixed =
    runs.gapAfter(run) === '' &&
    runs.classAt(run + 1) === CYRILLIC &&
    /^[лмекшюабст]{1,3}$/u.test(runs.wordAt(run + 1));
  if (size === 4 ? !(suffixed && before) : !(suffixed || before)) return undefined;
  let last = run;
  if (suffixed) {
    last += 1;
    while (
      runs.gapAfter(last) === '' &&
      last - run < 4 &&
      runs.sizeOf(last + 1) <= 2 &&
      runs.classAt(last + 1) !== LATIN
    )
      last += 1;
  }
  const start = runs.startOf(before ? run - 1 : run);
  return {
    start,
    end: runs.endOf(last),
    strength: before && suffixed && size > 4 ? 'hard' : 'bare',
    hs: gostType(runs, run),
    gost: true,
  };
}

/** The fourth digit from the right is the type, zeros in front left out. */
function gostType(runs: CharacterRuns, run: number): string {
  const type = Math.floor(runs.numberAt(run) / 1000) % 10;
  return ['848210', '848210', '848250', '848230', '848240', '', '848210', '848220', '848210', '848250'][type] ?? '';
}

/** Words behind a number that make it a quantity, and before it that make it a standard, an article or a car. */
const UNITS = new Set('шт штук штуки кг г т руб мм см м год года гг pcs kg mm'.split(' '));
const OTHER_NUMBERS = new Set(
  'гост ту ост вэд код hs арт артикул инв договор контракт заказ ваз газ уаз зил маз камаз краз мтз лада нива иж моск паз лаз'.split(
    ' ',
  ),
);

/** `60203`, `7516А`, `180205`, `2007108`, and `305` right behind the word for bearing: nothing but digits, of the right build. */
export function readPlainGost(runs: CharacterRuns, run: number): Designation | undefined {
  const size = runs.sizeOf(run);
  if (size < 3 || size > 7 || !isGostBuild(runs.numberAt(run), size) || isJoined(runs, run - 1)) return undefined;
  if (size === 3 && !runs.wordAt(run - 1).startsWith('подш')) return undefined;
  if (OTHER_NUMBERS.has(runs.wordAt(run - 1))) return undefined;
  const last = gostEnd(runs, run);
  if (last < 0 || isJoined(runs, last) || UNITS.has(runs.wordAt(last + 1))) return undefined;
  return {
    start: runs.startOf(run),
    end: runs.endOf(last),
    strength: 'russian',
    hs: gostType(runs, run),
    gost: true,
  };
}

/** Last run of the number with the letters for its make glued on; -1 where other letters are. */
function gostEnd(runs: CharacterRuns, run: number): number {
  if (runs.gapAfter(run) !== '') return run;
  return /^(?:[лмекшюабстд]{1,3}|[aekmlb]{1,2})$/u.test(runs.wordAt(run + 1)) ? run + 1 : -1;
}

/** Whether the next run hangs on to this one: `406-1701190`, `30х62`. */
function isJoined(runs: CharacterRuns, run: number): boolean {
  const gap = runs.gapAfter(run);
  return gap === '' || gap === '-' || gap === '.' || gap === '/' || gap === '_';
}

/** From the right: two digits for the bore, one for the series, one for the type, the rest for the build. Customs codes begin with 84. */
function isGostBuild(number: number, size: number): boolean {
  const bore = number % 100;
  const series = Math.floor(number / 100) % 10;
  if (series === 0 || bore > 96) return false;
  if (size === 3) return series <= 4 && bore <= 40;
  if (size === 4) return number < 1900 || number >= 2100;
  return size !== 6 || Math.floor(number / 10000) !== 84;
}
