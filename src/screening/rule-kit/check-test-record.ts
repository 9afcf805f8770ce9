// Checks the test records inside a rule file for shape: a misspelt field or a code without quotes would make a test pass for the wrong reason.
import {
  DIRECTIONS,
  type GoodsLine,
  type Party,
  PARTY_ROLES,
  type Payment,
  type Route,
  type TradeDocuments,
  type TradeRequest,
  TRANSPORT_MODES,
} from '../trade-request';
import { nearestName } from './nearest-name';
import type { ContentPath } from './rule-source';

type Kind = 'section' | 'text' | 'number' | 'yes or no' | 'list of texts' | readonly string[];
type Shape<T> = Readonly<Record<keyof T, Kind>>;

const GOODS_LINE: Shape<GoodsLine> = {
  description: 'text',
  hsCode: 'text',
  quantity: 'number',
  unit: 'text',
  netWeightKg: 'number',
  grossWeightKg: 'number',
  value: 'number',
  currency: 'text',
  originCountry: 'text',
  manufacturer: 'text',
  controlCode: 'text',
};
const PARTY: Shape<Party> = {
  role: PARTY_ROLES,
  name: 'text',
  address: 'text',
  country: 'text',
  registrationNumber: 'text',
  phone: 'text',
  email: 'text',
  website: 'text',
  incorporatedOn: 'text',
  activity: 'text',
};
const ROUTE: Shape<Route> = {
  dispatchCountry: 'text',
  transitCountries: 'list of texts',
  destinationCountry: 'text',
  places: 'list of texts',
  mode: TRANSPORT_MODES,
  incoterm: 'text',
  carrierReference: 'text',
  departsOn: 'text',
  arrivesOn: 'text',
};
const DOCUMENTS: Shape<TradeDocuments> = {
  noReExportClause: 'yes or no',
  endUserStatement: 'yes or no',
  licenceNumber: 'text',
  exceptionCode: 'text',
  certificateOfOrigin: 'text',
  sntNumber: 'text',
  consignmentNote: 'text',
  releaseCertificate: 'text',
};
const PAYMENT: Shape<Payment> = { payerName: 'text', payerCountry: 'text', method: 'text' };
const HEAD: Shape<TradeRequest> = {
  reference: 'text',
  requestedAt: 'text',
  direction: DIRECTIONS,
  goods: 'section',
  parties: 'section',
  route: 'section',
  documents: 'section',
  payment: 'section',
};
const LISTS = { goods: GOODS_LINE, parties: PARTY };
const SECTIONS = { route: ROUTE, documents: DOCUMENTS, payment: PAYMENT };

type Report = (path: ContentPath, message: string) => void;

/** Reports what the trade request of a test cannot be: unknown fields, values of the wrong kind, no goods. */
export function checkTestRecord(record: Readonly<Record<string, unknown>>, report: Report): void {
  checkFields(record, HEAD, [], report);
  for (const [name, shape] of Object.entries(SECTIONS)) {
    if (record[name] !== undefined) checkFields(record[name], shape, [name], report);
  }
  for (const [name, shape] of Object.entries(LISTS)) {
    const items = record[name];
    if (Array.isArray(items)) items.forEach((item: unknown, index) => checkFields(item, shape, [name, index], report));
    else if (items !== undefined) report([name], `\`${name}\` must be a list`);
  }
  const goods = record['goods'];
  if (!Array.isArray(goods) || goods.length === 0) report([], 'a test record needs at least one line of `goods`');
}

function checkFields(value: unknown, shape: Readonly<Record<string, Kind>>, path: ContentPath, report: Report): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return report(path, `\`${path.join('.')}\` must be a mapping of fields`);
  }
  for (const [name, field] of Object.entries(value)) {
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const near = kind === undefined ? nearestName(name, Object.keys(shape)) : undefined;
    if (kind === undefined) {
      report([...path, name], `unknown field \`${name}\`${near === undefined ? '' : `: did you mean \`${near}\`?`}`);
    } else if (!isOfKind(field, kind)) report([...path, name], `\`${name}\` must be ${describeKind(kind)}`);
  }
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (kind === 'section') return true;
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (kind === 'yes or no') return typeof value === 'boolean';
  if (kind === 'list of texts') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === 'string' && kind.includes(value);
}

function describeKind(kind: Kind): string {
  if (kind === 'text') return 'a text; digits and dates need quotes';
  if (typeof kind !== 'string') return `one of ${kind.join(', ')}`;
  return kind === 'number' ? 'a number' : kind === 'yes or no' ? 'true or false' : 'a list of texts';
}
