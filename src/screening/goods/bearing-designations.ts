// Reads bearing numbers (ISO, DIN and GOST style) in a description: 6205-2RS, NU 210, 22220 EK, 36-232726Е2М, ГПЗ-180205.
import type { CharacterRuns } from './character-runs';
import type { Designation } from './designation';
import { isLooseGap, readGost, readPlainGost } from './gost-designations';
import { DIGIT, LATIN } from './letter-classes';

/** Letters before the number. Those marked weak are common elsewhere too and need company. */
const PREFIXES: ReadonlyMap<string, { hs: string; weak: boolean }> = new Map([
  ...entries('nu nj nup nnu nuj ncf nncf', '848250', false),
  ...entries('n nf nn rn nh', '848250', true),
  ...entries('rna nki nkis nks hk bk na nk rnao nkx', '848240', true),
  ...entries('qj', '848210', false),
  ...entries('uc uk sa sb', '848210', true),
  ...entries('dac', '848210', false),
  ...entries('lm lme lmk lmf lmh lmek sbr scs kh', '848210', true),
  ...entries('ucp ucf ucfl ucfc uct ucpa ukp ukf ucph', '848320', false),
  ...entries('ctbu tbu', '848220', false),
]);

/** Numbered by the bore alone: linear bearings and `NK`. */
const SHORT = new Set('nk lm lme lmk lmf lmh lmek sbr scs kh'.split(' '));

/** Suffixes that nothing but a bearing carries. */
const HARD_SUFFIXES = new Set(
  'uu rs rsr rsh zz llu llb llh ddu dd vv ek eck ecp ecj ecml ecm becbp becbm becbj becby bep cck ccw cak ccm ecphas tvp tvpb tn zzcm ecma cmb zze ddcm dducm llucm etn'.split(
    ' ',
  ),
);
/** Suffixes that fit a bearing but also other things. */
const SOFT_SUFFIXES = new Set('z k e x b c m n nr a r q ac be bm cd ca cc mb ma cm j du lu lb ks ve jr jra'.split(' '));

function entries(words: string, hs: string, weak: boolean): [string, { hs: string; weak: boolean }][] {
  return words.split(' ').map((word) => [word, { hs, weak }]);
}

/** Designations in reading order. `runs` must be loaded; empty where the text has no digits. */
export function findDesignations(runs: CharacterRuns, found: Designation[]): void {
  for (let run = 0; run < runs.count; run += 1) {
    if (runs.classAt(run) !== DIGIT || isPartOfDecimal(runs, run)) continue;
    const designation =
      readGost(runs, run) ?? readPrefixed(runs, run) ?? readIso(runs, run) ?? readPlainGost(runs, run);
    if (designation) {
      found.push(designation);
      while (run + 1 < runs.count && runs.startOf(run + 1) < designation.end) run += 1;
    }
  }
}

function isPartOfDecimal(runs: CharacterRuns, run: number): boolean {
  return isPoint(runs, run - 1) || isPoint(runs, run);
}

function isPoint(runs: CharacterRuns, run: number): boolean {
  return runs.gapAfter(run) === '.' && runs.classAt(run) === DIGIT && runs.classAt(run + 1) === DIGIT;
}

/** `NU 210`, `UCP205`, `NA 4906`. */
function readPrefixed(runs: CharacterRuns, run: number): Designation | undefined {
  if (runs.classAt(run - 1) !== LATIN || runs.sizeOf(run - 1) > 4) return undefined;
  const gap = runs.gapAfter(run - 1);
  const size = runs.sizeOf(run);
  if (!isLooseGap(gap) || size < 2 || size > 8) return undefined;
  if (runs.gapAfter(run - 2) === '') return undefined;
  const word = runs.wordAt(run - 1);
  const prefix = PREFIXES.get(word);
  if (prefix === undefined || (size < 3 && !SHORT.has(word)) || (word === 'dac' && size < 6)) return undefined;
  if (prefix.hs === '848250' && !isCylindricalSeries(runs.numberAt(run))) return undefined;
  const suffix = readSuffix(runs, run);
  const hard = !prefix.weak || suffix.strength === 2;
  if (size < 3 && word !== 'nk' && suffix.strength < 2) return undefined;
  return {
    start: runs.startOf(run - 1),
    end: runs.endOf(suffix.last),
    strength: hard ? 'hard' : 'bare',
    hs: prefix.hs,
    gost: false,
  };
}

function isCylindricalSeries(number: number): boolean {
  const series = Math.floor(number / 100);
  return (series >= 2 && series <= 4) || (series >= 10 && series <= 60);
}

/** `6205-2RS1`, `22220 EK/C3`, and the bare number with strength `bare`. */
function readIso(runs: CharacterRuns, run: number): Designation | undefined {
  const before = runs.gapAfter(run - 1);
  if (before === '' && runs.classAt(run - 1) === LATIN) return undefined;
  const slashed = slashedType(runs, run);
  if (slashed !== '')
    return { start: runs.startOf(run), end: runs.endOf(run + 1), strength: 'bare', hs: slashed, gost: false };
  const hs = isoType(runs.numberAt(run), runs.sizeOf(run));
  if (hs === '') return undefined;
  const suffix = readSuffix(runs, run);
  const next = runs.classAt(suffix.last + 1);
  const size = runs.sizeOf(run);
  const glued = runs.gapAfter(suffix.last) === '' && next !== 0 && suffix.last === run;
  if (glued && (next !== LATIN || size < 4 || runs.sizeOf(run + 1) < 3)) return undefined;
  if (size === 3 && suffix.strength < 2) return undefined;
  return {
    start: runs.startOf(run),
    end: runs.endOf(suffix.last),
    strength: suffix.strength === 2 ? 'hard' : 'bare',
    hs,
    gost: false,
  };
}

interface Suffix {
  /** 0 none, 1 soft, 2 hard. */
  strength: number;
  last: number;
}

/** Letters and digits after the number that belong to it. */
function readSuffix(runs: CharacterRuns, run: number): Suffix {
  let last = run;
  let strength = 0;
  for (let part = 0; part < 4; part += 1) {
    const step = readSuffixPart(runs, last);
    if (step.strength === 0) break;
    strength = Math.max(strength, step.strength);
    last = step.last;
  }
  return { strength, last };
}

function readSuffixPart(runs: CharacterRuns, run: number): Suffix {
  const gap = runs.gapAfter(run);
  if (gap !== '' && gap !== ' ' && gap !== '-' && gap !== '/') return { strength: 0, last: run };
  const first = run + 1;
  if (runs.classAt(first) === DIGIT) {
    if (runs.numberAt(first) !== 2 || runs.gapAfter(first) !== '' || gap === '') return { strength: 0, last: run };
    return /^(?:rs|rsr|rsh|rsl|z|zr|zn)$/u.test(runs.wordAt(first + 1))
      ? { strength: 2, last: withDigits(runs, first + 1) }
      : { strength: 0, last: run };
  }
  if (runs.classAt(first) !== LATIN) return { strength: 0, last: run };
  const word = runs.wordAt(first);
  const isOtherNumber = runs.gapAfter(first) === '' && runs.classAt(first + 1) === DIGIT && runs.sizeOf(first + 1) > 2;
  if (isOtherNumber) return { strength: 0, last: run };
  if (HARD_SUFFIXES.has(word)) return { strength: 2, last: withDigits(runs, first) };
  if (isNumberedSuffix(runs, first, word)) return { strength: 2, last: first + 1 };
  return SOFT_SUFFIXES.has(word) && !isTimes(runs, first, word)
    ? { strength: 1, last: first }
    : { strength: 0, last: run };
}

/** `C3`, `W33`, `J2`, `TN9`. */
function isNumberedSuffix(runs: CharacterRuns, run: number, word: string): boolean {
  if (runs.gapAfter(run) !== '' || runs.classAt(run + 1) !== DIGIT) return false;
  const number = runs.numberAt(run + 1);
  if (word === 'c') return number >= 2 && number <= 5;
  if (word === 'w') return number === 33 || number === 20;
  return (word === 'j' && number === 2) || (word === 'tn' && number === 9) || (word === 'eckj' && number === 30);
}

function isTimes(runs: CharacterRuns, run: number, word: string): boolean {
  return word === 'x' && runs.classAt(run + 1) === DIGIT && runs.gapAfter(run) === '';
}

function withDigits(runs: CharacterRuns, run: number): number {
  return runs.classAt(run + 1) === DIGIT && runs.gapAfter(run) === '' && runs.sizeOf(run + 1) <= 2 ? run + 1 : run;
}

/** Big bearings name the bore in millimetres: `241/500`. */
function slashedType(runs: CharacterRuns, run: number): string {
  if (runs.gapAfter(run) !== '/' || runs.classAt(run + 1) !== DIGIT) return '';
  const bore = runs.numberAt(run + 1);
  if (bore < 500 || bore > 2000) return '';
  const series = runs.numberAt(run);
  if (series >= 230 && series <= 249) return '848230';
  return series === 618 || series === 619 || series === 60 ? '848210' : '';
}

/** Type by the series number of ISO 15, 104 and 355; `` where the number is no bearing number. */
function isoType(number: number, size: number): string {
  const bore = number % 100;
  const series = Math.floor(number / 100);
  if (size === 3) return series === 6 && Math.floor(bore / 10) <= 3 ? '848210' : '';
  if (bore > 96) return '';
  if (size === 4) return fourDigitType(series, bore);
  return size === 5 ? fiveDigitType(series, bore) : '';
}

function fourDigitType(series: number, bore: number): string {
  if (bore > 64) return '';
  if ((series >= 60 && series <= 64) || (series >= 70 && series <= 74)) return '848210';
  if ((series >= 12 && series <= 14) || series === 22 || series === 23) return '848210';
  return series === 32 || series === 33 || series === 42 || series === 43 ? '848210' : '';
}

const FIVE_DIGITS: readonly [number, number, string][] = [
  [160, 161, '848210'],
  [213, 213, '848230'],
  [222, 223, '848230'],
  [230, 233, '848230'],
  [238, 241, '848230'],
  [292, 294, '848230'],
  [302, 303, '848220'],
  [313, 313, '848220'],
  [320, 323, '848220'],
  [329, 332, '848220'],
  [511, 514, '848210'],
  [522, 524, '848210'],
  [532, 534, '848210'],
  [618, 619, '848210'],
  [622, 624, '848210'],
  [630, 630, '848210'],
  [718, 719, '848210'],
  [811, 812, '848250'],
  [893, 894, '848250'],
];

function fiveDigitType(series: number, bore: number): string {
  for (const [from, to, hs] of FIVE_DIGITS) if (series >= from && series <= to && bore <= 96) return hs;
  return '';
}
