// The columns of a trade file, and where in a trade request each belongs. Order and names are those of the template.
import type { GoodsLine, Party, PartyRole, Payment, Route, TradeDocuments } from '../../../screening/trade-request';

export type Target =
  | { part: 'request'; key: 'reference' | 'requestedAt' | 'direction' }
  | { part: 'goods'; key: keyof GoodsLine }
  | { part: 'party'; role: PartyRole; key: keyof Party }
  | { part: 'route'; key: keyof Route; list?: true }
  | { part: 'documents'; key: keyof TradeDocuments; yesNo?: true }
  | { part: 'payment'; key: keyof Payment };

export interface Column {
  name: string;
  target: Target;
}

const request = (name: string, key: 'reference' | 'requestedAt' | 'direction'): Column => ({
  name,
  target: { part: 'request', key },
});
const goods = (name: string, key: keyof GoodsLine): Column => ({ name, target: { part: 'goods', key } });
const route = (name: string, key: keyof Route): Column => ({ name, target: { part: 'route', key } });
const list = (name: string, key: keyof Route): Column => ({ name, target: { part: 'route', key, list: true } });
const paper = (name: string, key: keyof TradeDocuments): Column => ({ name, target: { part: 'documents', key } });
const yesNo = (name: string, key: keyof TradeDocuments): Column => ({
  name,
  target: { part: 'documents', key, yesNo: true },
});
const payment = (name: string, key: keyof Payment): Column => ({ name, target: { part: 'payment', key } });

const PARTY_KEYS: Readonly<Record<string, keyof Party>> = {
  name: 'name',
  address: 'address',
  country: 'country',
  registration_number: 'registrationNumber',
  phone: 'phone',
  email: 'email',
  incorporated_on: 'incorporatedOn',
  activity: 'activity',
};

function party(role: PartyRole, endings: string): Column[] {
  return endings.split(' ').flatMap((ending) => {
    const key = PARTY_KEYS[ending];
    return key === undefined ? [] : [{ name: `${role}_${ending}`, target: { part: 'party' as const, role, key } }];
  });
}

export const COLUMNS: readonly Column[] = [
  request('reference', 'reference'),
  request('requested_at', 'requestedAt'),
  request('direction', 'direction'),
  goods('goods_description', 'description'),
  goods('hs_code', 'hsCode'),
  goods('quantity', 'quantity'),
  goods('unit', 'unit'),
  goods('net_weight_kg', 'netWeightKg'),
  goods('gross_weight_kg', 'grossWeightKg'),
  goods('value', 'value'),
  goods('currency', 'currency'),
  goods('origin_country', 'originCountry'),
  goods('manufacturer', 'manufacturer'),
  goods('control_code', 'controlCode'),
  route('dispatch_country', 'dispatchCountry'),
  list('transit_countries', 'transitCountries'),
  route('destination_country', 'destinationCountry'),
  list('places', 'places'),
  route('mode', 'mode'),
  route('incoterm', 'incoterm'),
  route('carrier_reference', 'carrierReference'),
  route('departs_on', 'departsOn'),
  route('arrives_on', 'arrivesOn'),
  ...party('consignor', 'name address country'),
  ...party('consignee', 'name address country registration_number phone email incorporated_on activity'),
  ...party('end_user', 'name address country'),
  ...party('notify_party', 'name country'),
  ...party('freight_forwarder', 'name'),
  ...party('buyer', 'name country'),
  payment('payer_name', 'payerName'),
  payment('payer_country', 'payerCountry'),
  payment('payment_method', 'method'),
  yesNo('no_re_export_clause', 'noReExportClause'),
  yesNo('end_user_statement', 'endUserStatement'),
  paper('licence_number', 'licenceNumber'),
  paper('certificate_of_origin', 'certificateOfOrigin'),
  paper('snt_number', 'sntNumber'),
  paper('release_certificate', 'releaseCertificate'),
];
