// Recognises part numbers of well-known electronic component series: XC7K325T is programmable logic, STM32F407 a controller.
import type { CharacterRuns } from './character-runs';
import { DIGIT, LATIN } from './letter-classes';

export interface ComponentNumber {
  start: number;
  end: number;
  /** Six digits of the tariff that the series belongs to. */
  hs: string;
  note: string;
}

interface Series {
  hs: string;
  /** Least and most digits that follow the letters. */
  digits: readonly [number, number];
  note: string;
}

const CONTROLLER = 'controller or processor';
const CHIP = 'integrated circuit';

/** Letters a number begins with. From makers' public naming rules, general knowledge; only series of long standing. */
const SERIES: ReadonlyMap<string, Series> = new Map([
  ...series('xc xcvu xcku xczu xcau ep epm epf lcmxo lfe lfxp apa mpf', '854231', [1, 4], 'programmable logic'),
  ...series(
    'stm atmega attiny atsam atxmega pic dspic msp tms lpc mimxrt mimx mkl nrf esp efm efr xmc',
    '854231',
    [2, 4],
    CONTROLLER,
  ),
  ...series('mt as', '854232', [2, 2], 'memory chip'),
  ...series('opa ada lmv tlv lmh ina', '854233', [3, 5], 'amplifier chip'),
  ...series(
    'tps lt ltc max sn adum adg adxl lm tpd iso ths dac ads ltm adm adf hmc adrf tja drv uln isl lmx adp adr ucc',
    '854239',
    [2, 5],
    CHIP,
  ),
  ...series('ad', '854239', [3, 4], CHIP),
  ...series(
    'irf irfp irfz irg bsc ipp ipw ipb stp stw fqp ixf ixfh csd fdms bss bsm skm ff fz',
    '854129',
    [2, 4],
    'power transistor',
  ),
  ...series('bat bav bas bzx smbj smaj mbr mur stth', '854110', [2, 4], 'diode'),
  ...series('grm gcm gjm cc', '853224', [2, 4], 'ceramic capacitor'),
]);

function series(words: string, hs: string, digits: readonly [number, number], note: string): [string, Series][] {
  return words.split(' ').map((word) => [word, { hs, digits, note }]);
}

/**
 * Component numbers in reading order: letters glued to digits glued to more, at least six characters. Needs loaded runs. `taken`: bearing
 * numbers, which some series look like (`LM20UU`).
 */
export function findComponentNumbers(
  runs: CharacterRuns,
  found: ComponentNumber[],
  taken: readonly { start: number; end: number; strength: string }[],
): void {
  for (let run = 0; run < runs.count; run += 1) {
    if (runs.gapAfter(run - 1) === '') continue;
    const number = readComponent(runs, run) ?? readAlteraNumber(runs, run);
    if (number && !taken.some((other) => other.strength === 'hard' && overlaps(other, number))) found.push(number);
  }
}

function overlaps(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && other.start < one.end;
}

function readComponent(runs: CharacterRuns, run: number): ComponentNumber | undefined {
  if (runs.classAt(run) !== LATIN || runs.gapAfter(run) !== '' || runs.classAt(run + 1) !== DIGIT) return undefined;
  const known = SERIES.get(runs.wordAt(run));
  const digits = runs.sizeOf(run + 1);
  if (known === undefined || digits < known.digits[0] || digits > known.digits[1]) return undefined;
  return finish(runs, run, known.hs, known.note);
}

/** Numbers that begin with digits: `10M50DAF484I7G`, `5CEBA4F23C7N`. */
function readAlteraNumber(runs: CharacterRuns, run: number): ComponentNumber | undefined {
  if (
    runs.classAt(run) !== DIGIT ||
    runs.gapAfter(run) !== '' ||
    runs.gapAfter(run + 1) !== '' ||
    runs.gapAfter(run + 2) !== ''
  )
    return undefined;
  const start = runs.numberAt(run);
  const letters = runs.wordAt(run + 1);
  const isIntel =
    (start === 10 && /^(?:m|ax|cx|as)$/u.test(letters)) ||
    (start === 5 && /^(?:ce|cg|cs|ag|sg)[a-z]{1,3}$/u.test(letters));
  return isIntel && runs.classAt(run + 2) === DIGIT ? finish(runs, run, '854231', 'programmable logic') : undefined;
}

function finish(runs: CharacterRuns, run: number, hs: string, note: string): ComponentNumber | undefined {
  let last = run;
  while (runs.gapAfter(last) === '' || (runs.gapAfter(last) === '-' && last > run + 1)) last += 1;
  const end = runs.endOf(last);
  return end - runs.startOf(run) >= 6 && last > run + 1 ? { start: runs.startOf(run), end, hs, note } : undefined;
}

/**
 * The first word that looks like any maker's part number: letters and at least two digits in one piece of five or more, not a measure
 * such as `100nF`. Says something only beside a maker of one kind of component.
 */
export function findAnyPartNumber(runs: CharacterRuns): { start: number; end: number } | undefined {
  for (let run = 0; run < runs.count; run += 1) {
    if (runs.gapAfter(run - 1) === '') continue;
    let last = run;
    let digits = runs.classAt(run) === DIGIT ? runs.sizeOf(run) : 0;
    while (runs.gapAfter(last) === '' || runs.gapAfter(last) === '-') {
      last += 1;
      if (runs.classAt(last) === DIGIT) digits += runs.sizeOf(last);
    }
    const isMeasure = last - run === 1 && runs.classAt(run) === DIGIT;
    if (last > run && digits >= 2 && !isMeasure && runs.endOf(last) - runs.startOf(run) >= 5)
      return { start: runs.startOf(run), end: runs.endOf(last) };
    run = last;
  }
  return undefined;
}
