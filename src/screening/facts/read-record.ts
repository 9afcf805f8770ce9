// The whole request as read, once: every line, party, date and stop, and the corridor they amount to. Facts are answered from this.
import { analyseCorridor, type CorridorFinding } from '../corridor/analyse-corridor';
import type { CorridorInput } from '../corridor/corridor-input';
import { isRussianSide } from '../corridor/country-groups';
import type { Road } from '../corridor/road-book';
import { WAYS_UNKNOWN } from '../corridor/weigh-ways';
import type { GoodsReading } from '../goods/goods-reader';
import { readDate } from '../normalise/date';
import { readHsCode } from '../normalise/hs-code';
import { type GoodGuys, NO_GOOD_GUYS } from '../matching/good-guy';
import { type ListScreening, LISTS_OFF } from '../matching/list-screening';
import { ABSENT, type Reading, valueOf } from '../normalise/reading';
import type { Reference } from '../reference';
import type { GoodsLine, PartyRole, TradeRequest } from '../trade-request';
import { type PartyReading, readParty } from './party-reading';
import { findRussianTies } from './find-russian-ties';
import type { LineReading, ReadRecord } from './record-shape';

/** Reads a request; cannot fail on data: what is unreadable stays so in its field. */
export function readRecord(
  request: TradeRequest,
  reference: Reference,
  lists: ListScreening = LISTS_OFF,
  goodGuys: GoodGuys = NO_GOOD_GUYS,
): ReadRecord {
  const on = request.requestedAt;
  const { route } = request;
  const parties = (request.parties ?? []).map((party, index) => readParty(party, index, reference, on));
  const seller = firstOf(parties, SELLING);
  const road = reference.roads.lay(route ?? {}, seller && valueOf(seller.country));
  const record: ReadRecord = {
    request,
    on,
    reference,
    lists,
    goodGuys,
    onLists: undefined,
    lines: request.goods.map((line, index) => readLine(line, index, { on, road }, reference)),
    parties,
    road,
    consignee: firstOf(parties, RECEIVING),
    endUser: firstOf(parties, USING),
    seller,
    payerCountry: reference.countries.read(request.payment?.payerCountry),
    departsOn: route?.departsOn === undefined ? ABSENT : readDate(route.departsOn),
    arrivesOn: route?.arrivesOn === undefined ? ABSENT : readDate(route.arrivesOn),
    ties: [],
    corridor: NOT_YET_ANALYSED,
  };
  // Filled in place, in this order: copying the record for each step costs more than the steps.
  record.ties = findRussianTies(record);
  record.corridor = analyseCorridor(corridorInputOf(record), reference.countryGroups);
  return record;
}

const SELLING: readonly PartyRole[] = ['consignor', 'exporter', 'manufacturer'];
const RECEIVING: readonly PartyRole[] = ['consignee', 'importer', 'buyer'];
const USING: readonly PartyRole[] = ['end_user'];

const NOT_YET_ANALYSED: CorridorFinding = {
  kind: 'undetermined',
  path: [],
  likelyDestination: null,
  confidence: 0,
  declaredDispatch: undefined,
  declaredDestination: undefined,
  stops: [],
  waypoints: [],
  onwardStop: undefined,
  crossesRussia: false,
  crossesCaspian: false,
  pull: 0,
  routeKnown: 0,
  ways: WAYS_UNKNOWN,
};

function firstOf(parties: PartyReading[], roles: readonly PartyRole[]): PartyReading | undefined {
  for (const role of roles) {
    const found = parties.find((reading) => reading.party.role === role);
    if (found) return found;
  }
  return undefined;
}

function readLine(
  line: GoodsLine,
  index: number,
  { on, road }: Pick<ReadRecord, 'on' | 'road'>,
  reference: Reference,
): LineReading {
  const code = readHsCode(line.hsCode);
  const goods = reference.goods.read(line, code, on);
  const origin = reference.countries.read(line.originCountry);
  return {
    index,
    line,
    code,
    goods,
    origin,
    sensitive: !isRussianExport(road, origin) && isSensitive(line, goods, valueOf(origin)),
    originDoubtful: reference.originDoubts.doubts(valueOf(origin), valueOf(code)?.digits),
    evidence: undefined,
  };
}

/** What Russia made and sends out itself is not wanted there. */
function isRussianExport({ dispatch }: Road, origin: Reading<string>): boolean {
  return isRussianSide(valueOf(origin)) && isRussianSide(valueOf(dispatch));
}

/** Control codes that say "not controlled". */
const UNCONTROLLED = /^(?:EAR ?99|NLR|NONE|N\/?A|NO|0)$/iu;

function isSensitive(line: GoodsLine, goods: GoodsReading, origin: string | undefined): boolean {
  if (goods.chplTier !== null || goods.chplByText !== null || goods.chplPossible) return true;
  for (const { category } of goods.categories) {
    if (category === 'aircraft_parts' || category === 'bearings' || category === 'common_high_priority') return true;
    if (category === 'rare_earths' && origin !== 'KZ') return true;
  }
  return line.controlCode !== undefined && /\d/u.test(line.controlCode) && !UNCONTROLLED.test(line.controlCode.trim());
}

/** What the corridor analysis asks of a request that is read but for its corridor. */
export function corridorInputOf(record: ReadRecord): CorridorInput {
  const { lines, on } = record;
  const origins = new Set<string>();
  for (const { origin } of lines) if (origin.state === 'read') origins.add(origin.value);
  return {
    road: record.road,
    mode: record.request.route?.mode,
    on,
    sensitiveGoods: lines.some((line) => line.sensitive),
    origins,
    sellerCountry: record.seller && valueOf(record.seller.country),
    receiverCountry: valueOf(record.consignee?.country ?? ABSENT) ?? valueOf(record.endUser?.country ?? ABSENT),
    foreignBrand: lines.some((line) => line.goods.foreignBrand !== null),
    russianMaker: lines.some((line) => line.goods.russianMaker !== null && valueOf(line.origin) !== 'RU'),
    implausibleOrigin: lines.some((line) => line.originDoubtful),
    oil: lines.some((line) => line.goods.categories.some(({ category }) => category === 'oil')),
    certificateOfOrigin: isPresent(record.request.documents?.certificateOfOrigin),
    ties: record.ties,
  };
}

/** Whether a document number or mark was given at all. */
export function isPresent(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '' && !/^(?:no|none|нет|жоқ|n\/?a|-)$/iu.test(text.trim());
}

/** Lines for which something holds. */
export function linesWhere(record: ReadRecord, holds: (line: LineReading) => boolean): LineReading[] {
  return record.lines.filter(holds);
}

/** Whether any party of these roles sits in Russia or Belarus. */
export function isPartyInRussia(reading: PartyReading | undefined): boolean {
  return reading !== undefined && isRussianSide(valueOf(reading.country));
}
