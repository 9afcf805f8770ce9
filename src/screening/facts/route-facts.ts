// Facts about the transport as declared: mode, term, dates and papers, and whether they can belong to one another.
import type { Ways } from '../corridor/weigh-ways';
import { daysBetween } from '../normalise/date';
import { valueOf } from '../normalise/reading';
import type { TransportMode } from '../trade-request';
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import { fieldEvidence } from './declared-fact';
import { fieldPath } from './field-path';
import type { ReadRecord } from './record-shape';
import { findMisfitPapers, type MisfitPaper } from './transport-papers';

/** Most kilometres a day, rest, loading and ports left out, and the days that waiting may add. Own judgement, generous on both sides. */
const PACE: Readonly<Partial<Record<TransportMode, { fastest: number; slowest: number; waiting: number }>>> = {
  road: { fastest: 1100, slowest: 120, waiting: 30 },
  rail: { fastest: 1400, slowest: 120, waiting: 45 },
  sea: { fastest: 1100, slowest: 200, waiting: 60 },
  air: { fastest: 20_000, slowest: 600, waiting: 21 },
  post: { fastest: 20_000, slowest: 150, waiting: 45 },
  multimodal: { fastest: 2500, slowest: 120, waiting: 60 },
};

/** Heavier than any freighter aircraft or parcel lot. */
const TOO_HEAVY_KG: Readonly<Partial<Record<TransportMode, number>>> = { air: 140_000, post: 2_000 };

/** An order may be delivered a year later; years apart, the law of the one is not the law of the other. Own judgement. */
const LONG_AFTER_DAYS = 550;

/** Values of the group `route`. */
export class RouteFacts {
  readonly mode: string | undefined;
  readonly incoterm: string | undefined;
  readonly collectedByBuyer: boolean;
  readonly datesOutOfOrder: boolean;
  readonly transitDays: number | undefined;
  readonly impossiblyFast: boolean;
  readonly unusuallySlow: boolean;
  readonly leavesLongAfterRequest: boolean;

  /** What is costly and seldom asked is answered when it is asked. */
  constructor(private readonly record: ReadRecord) {
    const { route } = record.request;
    const departs = valueOf(record.departsOn);
    const arrives = valueOf(record.arrivesOn);
    const days = departs === undefined || arrives === undefined ? undefined : daysBetween(departs, arrives);
    this.mode = route?.mode;
    this.incoterm = route?.incoterm?.trim().toUpperCase();
    this.collectedByBuyer = this.incoterm === 'EXW';
    this.datesOutOfOrder = days !== undefined && days < 0;
    this.transitDays = days;
    this.impossiblyFast = days !== undefined && days >= 0 && isTooFast(days, record.corridor.ways, route?.mode);
    this.unusuallySlow = days !== undefined && isTooSlow(days, record.corridor.ways, route?.mode);
    this.leavesLongAfterRequest = departs !== undefined && daysBetween(record.on, departs) > LONG_AFTER_DAYS;
  }

  get paperDoesNotFit(): boolean {
    return misfits(this.record).length > 0;
  }

  get modeDoesNotSuitGoods(): boolean {
    return isUnsuitable(this.record);
  }

  get unreadableStops(): number {
    return this.record.road.stops.filter((stop) => stop.state === 'unreadable').length;
  }

  get lastStopUnread(): boolean {
    return this.record.road.stops.at(-1)?.state === 'unreadable';
  }
}

function isTooFast(days: number, { km }: Ways, mode: TransportMode | undefined): boolean {
  const pace = mode && PACE[mode];
  if (!pace || km === Infinity) return false;
  // Lengths are rough: a fifth and a day are given away.
  return days + 1 < (km * 0.8) / pace.fastest;
}

function isTooSlow(days: number, { km }: Ways, mode: TransportMode | undefined): boolean {
  const pace = mode && PACE[mode];
  return pace !== undefined && km !== Infinity && days > km / pace.slowest + pace.waiting;
}

function misfits({ request }: ReadRecord): MisfitPaper[] {
  const { route, documents } = request;
  if (route?.mode === undefined) return [];
  return findMisfitPapers(route.mode, [
    ['route.carrierReference', route.carrierReference],
    ['documents.consignmentNote', documents?.consignmentNote],
  ]);
}

/** A pipe carries oil and gas and nothing else; an aircraft or the post no bulk. */
function isUnsuitable({ request, lines }: ReadRecord): boolean {
  const mode = request.route?.mode;
  if (mode === 'pipeline')
    return lines.some(({ code, goods }) => {
      const heading = valueOf(code)?.digits.slice(0, 2);
      return heading !== undefined && heading !== '27' && !goods.categories.some(({ category }) => category === 'oil');
    });
  const limit = mode && TOO_HEAVY_KG[mode];
  if (limit === undefined) return false;
  let weight = 0;
  for (const { line } of lines) weight += line.grossWeightKg ?? line.netWeightKg ?? 0;
  return weight > limit;
}

type RouteKey = 'mode' | 'incoterm' | 'departsOn' | 'arrivesOn';

function routeField(
  type: DeclaredFact['type'],
  description: string,
  keys: readonly RouteKey[],
  needs: string[] = [],
): DeclaredFact {
  return {
    type,
    description,
    needs,
    evidence: ({ request }) => keys.flatMap((key) => fieldEvidence(`route.${key}`, request.route?.[key])),
  };
}

const DATES: readonly RouteKey[] = ['departsOn', 'arrivesOn'];

export const ROUTE_FACTS: DeclaredGroup = {
  name: 'route',
  description: 'Transport data as declared.',
  ctor: RouteFacts,
  answer: (record) => new RouteFacts(record),
  fields: {
    mode: routeField('string', 'Mode of transport.', ['mode'], ['route.mode']),
    incoterm: routeField('string', 'Delivery term.', ['incoterm'], ['route.incoterm']),
    collectedByBuyer: routeField('bool', 'The buyer collects the goods at the works (EXW).', ['incoterm']),
    datesOutOfOrder: routeField('bool', 'The goods arrive before they leave.', DATES),
    transitDays: routeField('double', 'Days from departure to arrival.', DATES, ['route.departsOn', 'route.arrivesOn']),
    impossiblyFast: routeField('bool', 'No carrier of that mode covers the distance in the time between the dates.', [
      ...DATES,
      'mode',
    ]),
    unusuallySlow: routeField('bool', 'The goods are under way far longer than mode and distance explain.', [
      ...DATES,
      'mode',
    ]),
    paperDoesNotFit: {
      type: 'bool',
      description: 'A transport paper or carrier number belongs to another mode than the declared one.',
      needs: [],
      evidence: (record) => [
        ...misfits(record).map(({ field, value, paper }) => ({ field, value, note: paper })),
        ...fieldEvidence('route.mode', record.request.route?.mode),
      ],
    },
    modeDoesNotSuitGoods: {
      type: 'bool',
      description: 'Goods that the declared mode cannot carry: no oil in a pipe, bulk by air or post.',
      needs: [],
      evidence: (record) => [
        ...fieldEvidence('route.mode', record.request.route?.mode),
        ...record.lines.flatMap(({ index, line }) => fieldEvidence(fieldPath('goods', index, 'hsCode'), line.hsCode)),
      ],
    },
    lastStopUnread: {
      type: 'bool',
      description: 'No place was found for the last stop, so that the end of the road is not known.',
      needs: [],
      evidence: ({ road }) => {
        const last = road.stops.at(-1);
        const at = road.positions.at(-1) ?? 0;
        return last?.state === 'unreadable' ? fieldEvidence(fieldPath('route.places', at), last.raw, last.reason) : [];
      },
    },
    leavesLongAfterRequest: {
      type: 'bool',
      description: 'The goods leave more than a year and a half after the day that the deal is asked for.',
      needs: [],
      evidence: ({ request }) => [
        ...fieldEvidence('requestedAt', request.requestedAt),
        ...fieldEvidence('route.departsOn', request.route?.departsOn),
      ],
    },
    unreadableStops: {
      type: 'double',
      description: 'Number of stops that no place was found for.',
      needs: [],
      evidence: (record) =>
        record.road.stops.flatMap((stop, index) =>
          stop.state === 'unreadable'
            ? fieldEvidence(fieldPath('route.places', record.road.positions[index] ?? index), stop.raw, stop.reason)
            : [],
        ),
    },
  },
};
