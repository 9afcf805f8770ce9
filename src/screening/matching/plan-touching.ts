// By which listed words the names that may be meant are come across. Words that thousands bear are passed over where a name that shares nothing
// else with the asked one cannot reach the threshold.
import type { AlikeWord } from './alike-words';
import type { AskedUnit } from './asked-pairs';
import { AMONG_MANY } from './compare-names';
import { type AskedName, netTowards } from './score-bound';

export interface TouchingUnit {
  unit: AskedUnit;
  /** Listed words by which it may come across names. */
  words: readonly AlikeWord[];
}

export interface TouchingPlan {
  /** Listed words whose bearers are all looked at. */
  words: number[];
  /** Those of whose bearers only names with an initial are: it may stand for what else the asked name says. */
  besideInitials: number[];
}

interface Planning {
  threshold: number;
  weightOfToken: Float64Array;
  postingStarts: Uint32Array;
}

/** What one asked word may add, and by which listed words. */
interface PlannedUnit {
  unit: AskedUnit;
  gaining: number[];
  /** Words that are alike and take more than they add; what each takes. They may still be the partner without which others would not suffice. */
  losing: { id: number; loss: number }[];
  bearers: number;
}

/** Holds for names in which no words are written together: those are come across in other ways. */
export function planTouching(touching: readonly TouchingUnit[], asked: AskedName, planning: Planning): TouchingPlan {
  const units = touching.map((one) => planUnit(one, planning));
  const needless = asked.reading.hasCore ? needlessUnits(units, asked, planning) : new Set<PlannedUnit>();
  const plan = planWithout(needless, units, { asked, planning });
  if (needless.size === 0) return plan;
  const whole = planWithout(new Set(), units, { asked, planning });
  return bearersOfAll(plan.words, planning) < bearersOfAll(whole.words, planning) ? plan : whole;
}

function planWithout(
  needless: ReadonlySet<PlannedUnit>,
  units: readonly PlannedUnit[],
  { asked, planning }: { asked: AskedName; planning: Planning },
): TouchingPlan {
  const needed = units.filter((unit) => !needless.has(unit));
  const losing = neededLosing(needed, needless, { asked, planning });
  return { words: gainingOf(needed).concat(losing), besideInitials: gainingOf(needless) };
}

function gainingOf(units: Iterable<PlannedUnit>): number[] {
  const ids: number[] = [];
  for (const { gaining } of units) for (const id of gaining) ids.push(id);
  return ids;
}

function bearersOfAll(ids: readonly number[], planning: Planning): number {
  let sum = 0;
  for (const id of ids) sum += bearersOf(id, planning);
  return sum;
}

function bearersOf(id: number, { postingStarts }: Planning): number {
  return (postingStarts[id + 1] ?? 0) - (postingStarts[id] ?? 0);
}

function planUnit({ unit, words }: TouchingUnit, planning: Planning): PlannedUnit {
  const planned: PlannedUnit = { unit, gaining: [], losing: [], bearers: 0 };
  for (const { id, found } of words) {
    const net = netTowards(planning.threshold, Math.min(unit.weight, planning.weightOfToken[id] ?? 0), found.likeness);
    if (net > 0) {
      planned.gaining.push(id);
      planned.bearers += bearersOf(id, planning);
    } else planned.losing.push({ id, loss: -net });
  }
  return planned;
}

/** Weight of the words that are not looked for, which may all have the same beside them. */
function weightOfOthers({ units }: AskedName): number {
  return units.reduce((sum, { leftCount, isCore, weight }) => (leftCount === 1 && !isCore ? sum + weight : sum), 0);
}

/** The most borne words, as many as may be passed over together. */
function needlessUnits(units: readonly PlannedUnit[], asked: AskedName, { threshold }: Planning): Set<PlannedUnit> {
  const needless = new Set<PlannedUnit>();
  let [matched, alone] = [weightOfOthers(asked), asked.alone];
  const mostBorne = units
    .filter(({ unit, gaining, losing }) => unit.leftCount === 1 && gaining.length + losing.length > 0)
    .sort((a, b) => b.bearers - a.bearers);
  for (const planned of mostBorne) {
    const { unit } = planned;
    const [matchedWith, aloneWith] = [matched + (unit.isCore ? unit.weight : 0), alone - unit.alone];
    const extra = needless.size === 0 ? AMONG_MANY.extraBesideOne : AMONG_MANY.extra;
    if (matchedWith * (1 - threshold) >= aloneWith * extra * threshold) continue;
    needless.add(planned);
    [matched, alone] = [matchedWith, aloneWith];
  }
  return needless;
}

/** Losing words of the needed units that, with all needless words beside them, may still be enough. */
function neededLosing(
  needed: readonly PlannedUnit[],
  needless: ReadonlySet<PlannedUnit>,
  { asked, planning: { threshold } }: { asked: AskedName; planning: Planning },
): number[] {
  const passed = [...needless].reduce((sum, { unit }) => sum + (unit.isCore ? unit.weight : 0), 0);
  const most = (weightOfOthers(asked) + passed) * (1 - threshold);
  // The least that each needed word takes: it stands alone, or has a partner that takes more than it adds. Of several written together nothing is
  // known: each of them may have a partner of its own.
  const takes = needed.map(({ unit, losing }) =>
    unit.leftCount > 1
      ? 0
      : losing.reduce((least, { loss }) => Math.min(least, loss), unit.alone * AMONG_MANY.extra * threshold),
  );
  const inAll = takes.reduce((sum, one) => sum + one, 0);
  return needed.flatMap(({ unit, losing }, at) => {
    const others = unit.leftCount > 1 ? 0 : inAll - (takes[at] ?? 0);
    return losing.filter(({ loss }) => most >= others + loss).map(({ id }) => id);
  });
}
