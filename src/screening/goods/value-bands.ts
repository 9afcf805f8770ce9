// What such goods cost by kilogram: wide bands of our own judgement (2024 prices), to notice values that cannot be right.

/** In euros by kilogram; dollars, pounds and francs are close enough for bands this wide. */
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
  { prefixes: ['8803', '8807', '8411'], low: 15, high: 100000 },
  { prefixes: ['4011'], low: 2, high: 100 },
  { prefixes: ['280530'], low: 2, high: 5000 },
  { prefixes: ['2846'], low: 0.5, high: 5000 },
  { prefixes: ['2844'], low: 20, high: 5000 },
  { prefixes: ['2709', '2710'], low: 0.1, high: 10 },
  { prefixes: ['7202'], low: 0.3, high: 80 },
];

const COMPARABLE_CURRENCIES = new Set(['EUR', 'USD', 'GBP', 'CHF']);

/** Where a value by kilogram lies against the band of its goods; null without a band or a comparable currency. */
export function bandOf(
  valuePerKg: number | null,
  currency: string | undefined,
  digits: string,
): 'below' | 'within' | 'above' | null {
  if (valuePerKg === null || currency === undefined || !COMPARABLE_CURRENCIES.has(currency)) return null;
  const band = BANDS.find(({ prefixes }) => prefixes.some((prefix) => digits.startsWith(prefix)));
  if (band === undefined) return null;
  if (valuePerKg < band.low) return 'below';
  return valuePerKg > band.high ? 'above' : 'within';
}
