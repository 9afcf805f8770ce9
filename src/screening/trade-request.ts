// What comes in: one trade request, checked at the door for shape and kept as the caller wrote it.
// Values are still text where people write text; reading them is the business of normalise/.

/** One line of goods. At least one of `description` and `hsCode` is there. Weights in kilograms, value in `currency`. */
export interface GoodsLine {
  description?: string;
  /** 4 to 10 digits, dots and spaces allowed; text, so that leading zeros stay. */
  hsCode?: string;
  quantity?: number;
  unit?: string;
  netWeightKg?: number;
  grossWeightKg?: number;
  value?: number;
  /** ISO 4217. */
  currency?: string;
  originCountry?: string;
  manufacturer?: string;
  controlCode?: string;
}

export const PARTY_ROLES = [
  'consignor',
  'exporter',
  'manufacturer',
  'consignee',
  'importer',
  'buyer',
  'end_user',
  'notify_party',
  'carrier',
  'freight_forwarder',
  'bank',
  'payer',
  'broker',
] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export interface Party {
  role: PartyRole;
  name?: string;
  address?: string;
  country?: string;
  registrationNumber?: string;
  phone?: string;
  email?: string;
  website?: string;
  /** `YYYY-MM-DD`. */
  incorporatedOn?: string;
  activity?: string;
}

export const TRANSPORT_MODES = [
  'road',
  'rail',
  'sea',
  'air',
  'inland_water',
  'pipeline',
  'post',
  'multimodal',
] as const;
export type TransportMode = (typeof TRANSPORT_MODES)[number];

export interface Route {
  dispatchCountry?: string;
  transitCountries?: string[];
  destinationCountry?: string;
  /** In travel order: names in any script, UN/LOCODEs, border posts, stations. */
  places?: string[];
  mode?: TransportMode;
  incoterm?: string;
  carrierReference?: string;
  departsOn?: string;
  arrivesOn?: string;
}

export interface TradeDocuments {
  noReExportClause?: boolean;
  endUserStatement?: boolean;
  licenceNumber?: string;
  exceptionCode?: string;
  certificateOfOrigin?: string;
  /** Number of the Kazakh electronic waybill for goods. */
  sntNumber?: string;
  consignmentNote?: string;
  releaseCertificate?: string;
}

export interface Payment {
  payerName?: string;
  payerCountry?: string;
  method?: string;
}

export const DIRECTIONS = ['export', 'import', 'transit'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface TradeRequest {
  reference: string;
  /** `YYYY-MM-DD`, the day the deal is asked for: rules judge by the law of this day. The door fills in today. */
  requestedAt: string;
  direction?: Direction;
  goods: GoodsLine[];
  parties?: Party[];
  route?: Route;
  documents?: TradeDocuments;
  payment?: Payment;
}
