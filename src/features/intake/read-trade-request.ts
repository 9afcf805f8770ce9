// The one check at every door: REST, NDJSON, files and the command line read a trade request by this function and no other.
import type { FieldError } from '../../platform/errors/errors';
import { readFields } from '../../platform/http/fields/read-fields';
import type { CountryIndex } from '../../screening/normalise/country';
import type { Reading } from '../../screening/normalise/reading';
import type { TradeRequest } from '../../screening/trade-request';
import { TradeRequestDto } from './trade-request.dto';

export interface ReadingContext {
  countries: Pick<CountryIndex, 'read'>;
  /** `YYYY-MM-DD`, taken where the request has no `requestedAt`. */
  today: string;
}

export interface TradeRequestRead {
  request: TradeRequest;
  /** The caller gave no `requestedAt`: today was filled in, and does not count as content. */
  requestedAtDefaulted: boolean;
  /** Alpha-2 codes of the countries as they are written in the request. */
  countryCodes: ReadonlyMap<string, string>;
}

/**
 * Reads a parsed JSON body (from a file: the same shape built from its cells) as a trade request.
 * Null and blank text mean absent; numbers may be text; days are cut to `YYYY-MM-DD`; countries stay as written but must exist.
 * Never throws, whatever the body is.
 * @returns the request, or at least one error, each with JSON pointer, code and reason.
 */
export function readTradeRequest(body: unknown, context: ReadingContext): TradeRequestRead | { errors: FieldError[] } {
  const countryCodes = new Map<string, string>();
  const outcome = readFields(TradeRequestDto, body, (read) => [
    ...bareGoodsLines(read),
    ...readCountries(read, context.countries, countryCodes),
  ]);
  if ('errors' in outcome) return outcome;
  const dto = outcome.value;
  const { reference, requestedAt = context.today, ...rest } = dto;
  const request = { reference, requestedAt, ...rest };
  return { request, requestedAtDefaulted: dto.requestedAt === undefined, countryCodes };
}

function bareGoodsLines({ goods }: TradeRequestDto): FieldError[] {
  const errors: FieldError[] = [];
  goods.forEach((line, index) => {
    if (line.description !== undefined || line.hsCode !== undefined) return;
    errors.push({ pointer: `/goods/${index}`, code: 'required', detail: 'needs a description or an hsCode' });
  });
  return errors;
}

/** Notes the code of each country, and says which are none. */
function readCountries(
  { goods, parties, route, payment }: TradeRequestDto,
  countries: ReadingContext['countries'],
  codes: Map<string, string>,
): FieldError[] {
  const errors: FieldError[] = [];
  const check = (value: string | undefined, pointer: string): void => {
    if (value === undefined) return;
    const reading = countries.read(value);
    if (reading.state === 'read') codes.set(value, reading.value);
    else errors.push({ pointer, code: 'unknown_country', detail: whyNoCountry(value, reading) });
  };
  goods.forEach((line, index) => check(line.originCountry, `/goods/${index}/originCountry`));
  parties?.forEach((party, index) => check(party.country, `/parties/${index}/country`));
  check(route?.dispatchCountry, '/route/dispatchCountry');
  route?.transitCountries?.forEach((country, index) => check(country, `/route/transitCountries/${index}`));
  check(route?.destinationCountry, '/route/destinationCountry');
  check(payment?.payerCountry, '/payment/payerCountry');
  return errors;
}

/** The reasons of the index are written for a reader who sees the value; here they follow it in one sentence. */
export function whyNoCountry(value: string, reading: Reading<string>): string {
  const reason = reading.state === 'unreadable' ? reading.reason : 'it is blank';
  const more = reason.replace(/^(?:no such country|says that the country is not known)(?:: )?/u, '');
  return `${JSON.stringify(value)} is not a country we know${more === '' ? '' : `: ${more}`}`;
}
