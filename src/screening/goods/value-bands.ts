// What such goods cost by kilogram: wide bands of our own judgement (2024 prices), to notice values that cannot be right.

/** In euros by kilogram. */
interface ValueBand {
  prefixes: readonly string[];
  low: number;
  high: number;
}

/** Own judgement, 2024-06-01; not from a price list. Most specific first. */
const BANDS: readonly ValueBand[] = [
  { prefixes: ['848291', '848299'], low: 1, high: 400 },
  { prefixes: ['8482'], low: 2, high: 400 },
  { prefixes: ['8483'], low: 1.5, high: 400 },
  { prefixes: ['8542'], low: 30, high: 200000 },
  { prefixes: ['8541'], low: 10, high: 50000 },
  { prefixes: ['8532', '8534'], low: 5, high: 20000 },
  { prefixes: ['8536'], low: 3, high: 5000 },
  { prefixes: ['8517', '8525', '8526', '8529'], low: 5, high: 10000 },
  { prefixes: ['9014', '9030'], low: 10, high: 20000 },
  { prefixes: ['8457', '8458', '8459'], low: 2, high: 200 },
  { prefixes: ['8486'], low: 20, high: 50000 },
  { prefixes: ['8803', '8807', '8411'], low: 15, high: 100000 },
  { prefixes: ['4011'], low: 2, high: 100 },
  { prefixes: ['850511'], low: 5, high: 1000 },
  { prefixes: ['280530'], low: 2, high: 5000 },
  { prefixes: ['2846'], low: 0.5, high: 5000 },
  { prefixes: ['2844'], low: 20, high: 5000 },
  { prefixes: ['2709', '2710'], low: 0.1, high: 10 },
  { prefixes: ['7202'], low: 0.3, high: 80 },
  { prefixes: ['8103'], low: 40, high: 3000 },
  { prefixes: ['8101'], low: 8, high: 500 },
  { prefixes: ['8105'], low: 5, high: 300 },
  { prefixes: ['8108'], low: 2, high: 500 },
  { prefixes: ['8104'], low: 1, high: 100 },
];

/**
 * Units of a currency for one euro, roughly the middle of 2023 and 2024: the bands are far wider than what such rates moved. Currencies that lost
 * most of their value in those years (Turkish lira) are left out.
 */
const PER_EURO: ReadonlyMap<string, number> = new Map([
  ['EUR', 1],
  ['USD', 1.08],
  ['GBP', 0.86],
  ['CHF', 0.96],
  ['CNY', 7.7],
  ['AED', 4],
  ['KZT', 490],
  ['RUB', 95],
  ['BYN', 3.4],
  ['KGS', 95],
  ['GEL', 2.9],
  ['PLN', 4.4],
  ['CZK', 24.5],
  ['SEK', 11.4],
  ['JPY', 158],
  ['KRW', 1430],
  ['INR', 90],
  ['HKD', 8.5],
]);

/** Where a value by kilogram lies against the band of its goods; null without a band or a currency whose size is known. */
export function bandOf(
  valuePerKg: number | null,
  currency: string | undefined,
  digits: string,
): 'below' | 'within' | 'above' | null {
  const rate = currency === undefined ? undefined : PER_EURO.get(currency);
  if (valuePerKg === null || rate === undefined) return null;
  const band = BANDS.find(({ prefixes }) => prefixes.some((prefix) => digits.startsWith(prefix)));
  if (band === undefined) return null;
  const euros = valuePerKg / rate;
  if (euros < band.low) return 'below';
  return euros > band.high ? 'above' : 'within';
}
