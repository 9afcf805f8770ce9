// Quantities and their units as papers write them in English, Russian, Kazakh, German and Turkish, and numbers as files write them.
import { foldText } from './fold-text';
import { ABSENT, read, type Reading, unreadable } from './reading';

export type Unit =
  | 'piece'
  | 'set'
  | 'pair'
  | 'package'
  | 'kilogram'
  | 'litre'
  | 'metre'
  | 'square_metre'
  | 'cubic_metre'
  | 'carat'
  | 'megawatt_hour';

export interface Quantity {
  /** In `unit`: tonnes, grams and barrels are turned into kilograms and litres. */
  amount: number;
  /** Null where no unit is given or it is not known. */
  unit: Unit | null;
}

/** Names of each unit, and how many of the unit one of the name is. Folded, without points, `_` for a space. */
const NAMES: readonly (readonly [Unit, number, string])[] = [
  [
    'piece',
    1,
    'pcs pc pce pces piece pieces ea each unit units item items nos no h87 c62 nmb шт штук штука штуки ед единица единиц дана stk stck stuck stueck adet ad tane 个 件 只',
  ],
  ['piece', 10, 'ten'],
  ['piece', 12, 'dozen doz dzn dz dzen дюжина'],
  ['piece', 100, 'hundred cen'],
  ['piece', 1000, 'mil thousand тыс_шт тысяч_штук тыс'],
  ['set', 1, 'set sets kit kits kt компл комплект комплектов комплекта набор жинақ satz garnitur takim 套'],
  ['pair', 1, 'pair pairs pr prs npr пар пара пары жұп paar cift 双'],
  [
    'package',
    1,
    'pkg package packages pack packs box boxes bx ctn carton cartons case cases pallet pallets plt drum drums bag bags roll rolls reel reels упак упаковка упаковок кор коробка ящик рул рулон место мест қорап karton kiste rolle kutu paket koli 箱',
  ],
  ['kilogram', 1, 'kg kgs kgm kilo kilos kilogram kilograms kilogramm кг килограмм килограммов килограмма 公斤 千克'],
  ['kilogram', 0.001, 'g gr grm gram grams gramm г гр грамм'],
  [
    'kilogram',
    1000,
    't ts tn to tne mt ton tons tonne tonnes tonnen metric_ton metric_tons metric_tonne metric_tonnes т тн тонн тонна тонны тонне 吨',
  ],
  ['kilogram', 0.453_592_37, 'lb lbs lbr pound pounds фунт'],
  ['litre', 1, 'l ltr lt litre litres liter liters л литр литров литра 升'],
  ['litre', 0.001, 'ml mlt мл'],
  ['litre', 158.987_294_928, 'bbl barrel barrels баррель баррелей'],
  ['cubic_metre', 1, 'm3 cbm mtq cubic_metre cubic_metres cubic_meter м3 куб_м кубометр'],
  ['square_metre', 1, 'm2 sqm mtk square_metre square_metres м2 кв_м'],
  ['metre', 1, 'm mtr metre metres meter meters м метр метров пог_м lfm'],
  ['metre', 0.001, 'mm мм'],
  ['metre', 0.01, 'cm см'],
  ['metre', 1000, 'km км'],
  ['carat', 1, 'ctm carat carats карат'],
  ['megawatt_hour', 1, 'mwh мвтч'],
];
const UNITS = readNames();

function readNames(): ReadonlyMap<string, readonly [Unit, number]> {
  const units = new Map<string, readonly [Unit, number]>();
  for (const [unit, factor, names] of NAMES) {
    for (const name of names.split(' ')) units.set(name.replaceAll('_', ' '), [unit, factor]);
  }
  return units;
}

/**
 * Reads an amount and its unit.
 * @returns absent without an amount; unreadable where it is negative or no number; with an unknown unit the amount as it is, without unit.
 */
export function readQuantity(amount: number | undefined, unit?: string): Reading<Quantity> {
  if (amount === undefined) return ABSENT;
  const raw = unit === undefined ? String(amount) : `${amount} ${unit}`;
  if (!Number.isFinite(amount) || amount < 0) return unreadable(raw, 'is no amount of anything');
  const known = unit === undefined ? undefined : UNITS.get(foldText(unit).replaceAll('.', ''));
  return read(known ? { amount: amount * known[1], unit: known[0] } : { amount, unit: null }, raw);
}

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/u;
const SPACES = /[\s\u00a0\u202f'’]/gu;
const BETWEEN_DIGITS = /^[+-]?\d{1,3}(?:[\s\u00a0\u202f'’]\d{3})*(?:[.,]\d+)?$/u;
const LONGEST = 60;

/**
 * Reads a number. With both comma and point the last one is the decimal sign. A single comma is the decimal sign; a single comma or point
 * before exactly three digits could separate thousands (`1,234`): a comma then does, a point then does not (`1.234` is one and a bit).
 */
export function readNumber(text: string | undefined): Reading<number> {
  if (text === undefined) return ABSENT;
  const trimmed = text.trim();
  if (trimmed === '') return ABSENT;
  if (trimmed.length > LONGEST) return unreadable(text, `a number has at most ${LONGEST} characters`);
  if (/[\s\u00a0\u202f'’]/u.test(trimmed) && !BETWEEN_DIGITS.test(trimmed))
    return unreadable(text, 'is not one number');
  const plain = toPlainNumber(trimmed.replace(SPACES, '').replace('−', '-'));
  if (plain === undefined) return unreadable(text, 'is not a number');
  const value = Number(plain);
  return Math.abs(value) < 1e15 ? read(value, text) : unreadable(text, 'is not a number within bounds');
}

function toPlainNumber(text: string): string | undefined {
  if (PLAIN.test(text)) return text;
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? joinGroups(text, '.', ',') : joinGroups(text, ',', '.');
  const sign = comma >= 0 ? ',' : '.';
  if (text.split(sign).length > 2) return joinGroups(text, sign, '');
  if (sign === ',' && /^[+-]?[1-9]\d{0,2},\d{3}$/u.test(text)) return text.replace(',', '');
  return joinGroups(text, '', sign);
}

/** The number with plain signs, if its thousands stand in groups of three. */
function joinGroups(text: string, thousands: string, decimal: string): string | undefined {
  const [whole = '', fraction, more] = decimal === '' ? [text] : text.split(decimal);
  if (more !== undefined) return undefined;
  const groups = thousands === '' ? [whole] : whole.split(thousands);
  if (groups.length > 1 && !groups.every((group, index) => (index === 0 ? /^[+-]?\d{1,3}$/u : /^\d{3}$/u).test(group)))
    return undefined;
  const plain = groups.join('') + (fraction === undefined ? '' : `.${fraction}`);
  return PLAIN.test(plain) ? plain : undefined;
}
