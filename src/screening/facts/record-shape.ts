// A request as read: every line, party, date and stop in the form that facts are answered from.
import type { Evidence } from '../assessment';
import type { CorridorFinding } from '../corridor/analyse-corridor';
import type { Road } from '../corridor/road-book';
import type { RussianTie } from '../corridor/russian-ties';
import type { GoodsReading } from '../goods/goods-reader';
import type { HsCode } from '../normalise/hs-code';
import type { GoodGuys } from '../matching/good-guy';
import type { ListScreening } from '../matching/list-screening';
import type { Reading } from '../normalise/reading';
import type { Reference } from '../reference';
import type { GoodsLine, TradeRequest } from '../trade-request';
import type { PartiesOnLists } from './party-on-list';
import type { PartyReading } from './party-reading';

export interface LineReading {
  index: number;
  line: GoodsLine;
  code: Reading<HsCode>;
  goods: GoodsReading;
  origin: Reading<string>;
  /** Goods that Russia may not get, or may be meant not to get: by code, text or declared control code. */
  sensitive: boolean;
  /** The declared country of origin hardly makes such goods. */
  originDoubtful: boolean;
  /** Code and text with what was seen in them, made when first asked for. */
  evidence: Evidence[] | undefined;
}

export interface ReadRecord {
  request: TradeRequest;
  /** Day whose law counts. */
  on: string;
  reference: Reference;
  lists: ListScreening;
  /** False alarms that were judged before. */
  goodGuys: GoodGuys;
  /** Whom the named parties resemble, made when first asked for. */
  onLists: PartiesOnLists | undefined;
  lines: LineReading[];
  parties: PartyReading[];
  /** Who receives the goods by the papers: the consignee, else importer, else buyer. */
  consignee: PartyReading | undefined;
  endUser: PartyReading | undefined;
  seller: PartyReading | undefined;
  /** The route as read. */
  road: Road;
  payerCountry: Reading<string>;
  departsOn: Reading<string>;
  arrivesOn: Reading<string>;
  ties: RussianTie[];
  corridor: CorridorFinding;
}

/** What the ties and the corridor are found from: everything but themselves. */
export type RecordBeforeCorridor = Omit<ReadRecord, 'ties' | 'corridor'>;
