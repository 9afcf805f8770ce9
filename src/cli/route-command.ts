// `truebearing route`: where does a road lead, without goods or papers.
import { readRecord } from '../screening/facts/read-record';
import { readDate } from '../screening/normalise/date';
import { valueOf } from '../screening/normalise/reading';
import { summariseCorridor } from '../screening/screen';
import { TRANSPORT_MODES, type TradeRequest, type TransportMode } from '../screening/trade-request';
import { openKit } from './open-kit';
import { readArguments, UsageError } from './usage-error';

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  places: { type: 'string' },
  transit: { type: 'string' },
  mode: { type: 'string' },
  date: { type: 'string' },
} as const;

/** Prints the corridor analysis as JSON, with what each place was read as. */
export function runRouteCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  if (positionals.length > 0)
    throw new UsageError(`unexpected ${JSON.stringify(positionals[0])}: places are given with --places "A;B;C"`);
  const { reference } = openKit();
  for (const [name, value] of [
    ['--from', values.from],
    ['--to', values.to],
    ...split(values.transit).map((country) => ['--transit', country] as const),
  ] as const) {
    const reading = reference.countries.read(value);
    if (reading.state === 'unreadable') throw new UsageError(`${name} ${JSON.stringify(value)}: ${reading.reason}`);
  }
  const points = [values.from, ...split(values.places), values.to].filter((point) => (point ?? '').trim() !== '');
  if (points.length < 2)
    throw new UsageError(
      'a route has two points at least\nusage: truebearing route --from DE --to KZ --places "Hamburg;Syrym;Oral" [--transit LT;RU]',
    );
  const day = readDate(values.date);
  if (day.state === 'unreadable') throw new UsageError(`--date ${JSON.stringify(values.date)}: ${day.reason}`);
  if (values.mode !== undefined && !TRANSPORT_MODES.includes(values.mode as TransportMode))
    throw new UsageError(`--mode must be one of ${TRANSPORT_MODES.join(', ')}`);
  const record = readRecord(toRequest(values), reference);
  const stops = record.stops.map((stop, index) => {
    const place = valueOf(stop);
    return {
      index,
      given: split(values.places)[index],
      ...(place
        ? { name: place.name, country: place.country, counterpart: place.counterpart, kind: place.kind }
        : { unknown: true }),
    };
  });
  process.stdout.write(`${JSON.stringify({ ...summariseCorridor(record), stops }, null, 2)}\n`);
  return Promise.resolve(0);
}

function toRequest(values: {
  from?: string;
  to?: string;
  places?: string;
  transit?: string;
  mode?: string;
  date?: string;
}): TradeRequest {
  return {
    reference: 'route',
    requestedAt: valueOf(readDate(values.date)) ?? new Date().toISOString().slice(0, 10),
    goods: [{ description: '-' }],
    route: {
      ...(values.from !== undefined && { dispatchCountry: values.from }),
      ...(values.to !== undefined && { destinationCountry: values.to }),
      transitCountries: split(values.transit),
      places: split(values.places),
      ...(values.mode !== undefined && { mode: values.mode as TransportMode }),
    },
  };
}

function split(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[;|]/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
