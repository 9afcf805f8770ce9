// `truebearing route`: where does a road lead, without goods or papers.
import * as fs from 'node:fs';
import { mapOfRequest } from '../features/route-map/map-of-request';
import { isRussianSide } from '../screening/corridor/country-groups';
import { countriesOver } from '../screening/corridor/weigh-ways';
import { readRecord } from '../screening/facts/read-record';
import type { ReadRecord } from '../screening/facts/record-shape';
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
  map: { type: 'string' },
} as const;

/** Prints the corridor analysis as JSON, with what each place was read as; draws the map where a file for it is named. */
export function runRouteCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  if (positionals.length > 0)
    throw new UsageError(`unexpected ${JSON.stringify(positionals[0])}: places are given with --places "A;B;C"`);
  if ([values.from, values.to, values.places, values.transit, values.mode].every((value) => value === undefined))
    throw new UsageError('usage: truebearing route --from DE --to KZ --places "Hamburg;Syrym;Oral" [--transit LT;RU]');
  const { reference } = openKit();
  for (const [name, value] of [
    ['--from', values.from],
    ['--to', values.to],
    ...split(values.transit).map((country) => ['--transit', country] as const),
  ] as const) {
    const reading = reference.countries.read(value);
    if (reading.state === 'unreadable') throw new UsageError(`${name} ${JSON.stringify(value)}: ${reading.reason}`);
  }
  const day = readDate(values.date);
  if (day.state === 'unreadable') throw new UsageError(`--date ${JSON.stringify(values.date)}: ${day.reason}`);
  if (values.mode !== undefined && !TRANSPORT_MODES.includes(values.mode as TransportMode))
    throw new UsageError(`--mode must be one of ${TRANSPORT_MODES.join(', ')}`);
  const request = toRequest(values);
  if (values.map !== undefined) writeMap(values.map, mapOfRequest(request, reference));
  const record = readRecord(request, reference);
  const stops = record.road.stops.map((stop, index) => {
    const place = valueOf(stop);
    return {
      index,
      given: stop.state === 'absent' ? '' : stop.raw,
      ...(place
        ? { name: place.name, country: place.country, counterpart: place.counterpart, kind: place.kind }
        : { unknown: true }),
    };
  });
  const ways = describeWays(record);
  process.stdout.write(`${JSON.stringify({ ...summariseCorridor(record), stops, ways }, null, 2)}\n`);
  return Promise.resolve(0);
}

interface WayOut {
  countries: string[];
  km: number;
  crossesRussia: boolean;
}

/** The completions of the road: the one that a carrier would choose, and the one off Russian soil where that is another. */
function describeWays({ corridor, reference, request }: ReadRecord): WayOut[] {
  const mode = request.route?.mode;
  const describe = (km: number, avoidRussia: boolean): WayOut[] => {
    if (km === Infinity) return [];
    const countries = countriesOver(corridor.waypoints, reference.network, mode, avoidRussia);
    return [{ countries, km: Math.round(km), crossesRussia: countries.slice(1, -1).some(isRussianSide) }];
  };
  const ways = describe(corridor.ways.km, false);
  return ways[0]?.crossesRussia ? [...ways, ...describe(corridor.ways.offRussiaKm, true)] : ways;
}

/** @throws UsageError where the file cannot be written */
function writeMap(file: string, svg: string): void {
  try {
    fs.writeFileSync(file, svg);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
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
