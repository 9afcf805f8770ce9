// Tells a repeat of a request from a change of it.
import { fingerprint } from '../../platform/http/canonical-json';
import { readHsCode } from '../../screening/normalise/hs-code';
import { valueOf } from '../../screening/normalise/reading';
import type { GoodsLine, TradeRequest } from '../../screening/trade-request';
import type { TradeRequestRead } from './read-trade-request';

/**
 * SHA-256 (hex) over the canonical form of a request as it is understood: countries by their codes, goods codes by their digits, so that another
 * spelling of the same is a repeat. A day that was filled in by the door is no content: a repeat tomorrow is a repeat.
 */
export function contentHashOf({ request, requestedAtDefaulted, countryCodes }: TradeRequestRead): string {
  const content = asUnderstood(request, (country) => countryCodes.get(country) ?? country);
  return fingerprint(requestedAtDefaulted ? { ...content, requestedAt: undefined } : content);
}

function asUnderstood(request: TradeRequest, codeOf: (country: string) => string): TradeRequest {
  const { goods, parties, route, payment } = request;
  const code = <Key extends string>(key: Key, country: string | undefined): Partial<Record<Key, string>> =>
    country === undefined ? {} : ({ [key]: codeOf(country) } as Record<Key, string>);
  return {
    ...request,
    goods: goods.map((line) => ({ ...line, ...code('originCountry', line.originCountry), ...digitsOf(line) })),
    ...(parties && { parties: parties.map((party) => ({ ...party, ...code('country', party.country) })) }),
    ...(route && {
      route: {
        ...route,
        ...code('dispatchCountry', route.dispatchCountry),
        ...code('destinationCountry', route.destinationCountry),
        ...(route.transitCountries && { transitCountries: route.transitCountries.map(codeOf) }),
      },
    }),
    ...(payment && { payment: { ...payment, ...code('payerCountry', payment.payerCountry) } }),
  };
}

function digitsOf({ hsCode }: GoodsLine): { hsCode?: string } {
  const digits = valueOf(readHsCode(hsCode))?.digits;
  return digits === undefined ? {} : { hsCode: digits };
}
