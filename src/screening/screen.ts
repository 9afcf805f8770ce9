// The core in one call: read the request, answer the facts, run the rules, judge. Synchronous, pure, cannot fail on data.
import type { Assessment, CorridorAnalysis, CorridorKind, GoodsAssessment, Severity, Versions } from './assessment';
import { explainCorridor } from './corridor/explain-corridor';
import type { FactValues } from './facts/fact-group';
import { excusals, goodsTierOfLines, namedParties, partiesOnLists } from './facts/listed-parties';
import type { NamedParty } from './facts/party-on-list';
import { answerFacts, RecordFactSource } from './facts/record-facts';
import { readRecord } from './facts/read-record';
import type { LineReading, ReadRecord } from './facts/record-shape';
import { type GoodGuys, NO_GOOD_GUYS } from './matching/good-guy';
import type { ListScreening } from './matching/list-screening';
import type { PartyCandidate } from './matching/match-party';
import type { Place } from './normalise/place-shape';
import { type Reading, valueOf } from './normalise/reading';
import type { Reference } from './reference';
import type { Ruleset } from './rule-kit/ruleset';
import { type RuleRun, runRules } from './rule-kit/run-rules';
import type { TradeRequest } from './trade-request';
import { judge } from './verdict';

/** Changes when the same input, rules, lists and reference data could give another answer. */
export const ENGINE_VERSION = '1.0.0';

/** Everything that an assessment is pinned to. */
export interface ScreeningKit {
  ruleset: Ruleset;
  reference: Reference;
  lists: ListScreening;
  versions: Versions;
  /** The oldest day of the lists in use, or null where none is loaded. */
  listsAsOf: string | null;
}

/** What belongs to whoever asks, and not to the installation. */
export interface ScreeningContext {
  /** False alarms that the tenant's officers have judged, for the day of the screening. */
  goodGuys: GoodGuys;
}

/** Nobody's: on the command line, and in tests of rules. */
export const NO_CONTEXT: ScreeningContext = { goodGuys: NO_GOOD_GUYS };

/**
 * Screens one checked request by the law of its `requestedAt`.
 * @param screenedAt RFC 3339 UTC, the only part of the answer that is not derived from request, kit and context.
 */
export function screen(
  request: TradeRequest,
  kit: ScreeningKit,
  screenedAt: string,
  { goodGuys }: ScreeningContext = NO_CONTEXT,
): Assessment {
  const record = readRecord(request, kit.reference, kit.lists, goodGuys);
  return finish(request, runOver(record, answerFacts(record), kit), kit, screenedAt);
}

/**
 * Screens many requests with the same answers as one by one, stage by stage: a stage that is run over all of them finds its own code warm,
 * which makes a record a tenth cheaper. Some fifty at a time are right: the answers of many more outlive the young generation of the heap.
 */
export function screenMany(
  requests: readonly TradeRequest[],
  kit: ScreeningKit,
  screenedAt: string,
  { goodGuys }: ScreeningContext = NO_CONTEXT,
): Assessment[] {
  const records = requests.map((request) => readRecord(request, kit.reference, kit.lists, goodGuys));
  const facts = records.map(answerFacts);
  const runs = records.map((record, index) => runOver(record, facts[index] ?? {}, kit));
  return requests.flatMap((request, index) => {
    const run = runs[index];
    return run ? finish(request, run, kit, screenedAt) : [];
  });
}

interface RecordRun {
  record: ReadRecord;
  outcome: RuleRun;
}

function runOver(record: ReadRecord, facts: FactValues, kit: ScreeningKit): RecordRun {
  return { record, outcome: runRules(kit.ruleset, facts, new RecordFactSource(record), record.on) };
}

function finish(
  request: TradeRequest,
  { record, outcome }: RecordRun,
  kit: ScreeningKit,
  screenedAt: string,
): Assessment {
  const { hits, mitigations, undetermined } = outcome;
  const open = undetermined.map((rule) => severityOf(kit.ruleset, rule.rule));
  const { verdict, score } = judge(hits, mitigations, open);
  return {
    reference: request.reference,
    verdict,
    score,
    corridor: summariseCorridor(record),
    goods: record.lines.map(summariseLine),
    hits,
    mitigations: [...mitigations, ...excusals(record)],
    undetermined,
    versions: kit.versions,
    listsAsOf: kit.listsAsOf,
    screenedAt,
  };
}

function severityOf(ruleset: Ruleset, id: string): Severity {
  return ruleset.rules.find((rule) => rule.id === id)?.severity ?? 'high';
}

/** The corridor analysis of a request as it is answered. */
export function summariseCorridor(record: ReadRecord): CorridorAnalysis {
  const { kind, path, likelyDestination, confidence } = record.corridor;
  return {
    kind,
    path,
    likelyDestination,
    confidence,
    explanation: explainCorridor(record.corridor, record.reference, record.ties, {
      mode: record.request.route?.mode,
      unread: record.road.stops.flatMap((stop) => (stop.state === 'unreadable' ? stop.raw : [])),
    }),
  };
}

const IDENTIFIED_BY = ['hs_code', 'description'] as const;

/** One goods line as it is answered. */
export function summariseLine({ index, code, goods }: LineReading): GoodsAssessment {
  const digits = valueOf(code)?.digits;
  return {
    line: index,
    hsCode: digits === undefined ? null : digits.slice(0, 6),
    categories: goods.categories.map((finding) => finding.category),
    chplTier: goods.chplTier ?? goods.chplByText,
    identifiedBy: IDENTIFIED_BY.filter((how) => goods.categories.some((finding) => finding.identifiedBy.includes(how))),
    contradiction: goods.contradiction,
  };
}

/** The road of a request as read: what the map of a route is drawn from. */
export interface RouteReading {
  corridor: CorridorAnalysis;
  /** One for each of `route.places`, in their order. */
  stops: readonly Reading<Place>[];
  /** Alpha-2 code of the end that the papers name. */
  declaredDestination: string | undefined;
}

/** Reads the road of a request without running any rule. */
export function readRoute(request: TradeRequest, reference: Reference): RouteReading {
  const record = readRecord(request, reference);
  return {
    corridor: summariseCorridor(record),
    stops: record.road.stops,
    declaredDestination: record.corridor.declaredDestination,
  };
}

/** One of those whom a request names, and whom on the lists it resembles so much that it counts. */
export interface PartyOnLists {
  party: NamedParty;
  candidates: readonly PartyCandidate[];
}

/** What a decision about a false alarm rests on, by the kit of today. */
export interface AlarmReading {
  parties: readonly PartyOnLists[];
  goodsTier: string;
  corridor: CorridorKind;
}

/** Reads whom a request names and whom they resemble, without running any rule and without excusing anybody. */
export function readAlarms(request: TradeRequest, kit: ScreeningKit): AlarmReading {
  const record = readRecord(request, kit.reference, kit.lists);
  const { counted } = partiesOnLists(record);
  return {
    parties: namedParties(record).map((party) => ({
      party,
      candidates: counted.filter((found) => found.party.field === party.field).map(({ candidate }) => candidate),
    })),
    goodsTier: goodsTierOfLines(record.lines),
    corridor: record.corridor.kind,
  };
}
