// The map of a trade request: its stops as read now, under the corridor that it was judged by.
import type { CorridorAnalysis } from '../../screening/assessment';
import { valueOf } from '../../screening/normalise/reading';
import type { Reference } from '../../screening/reference';
import { readRoute } from '../../screening/screen';
import type { TradeRequest } from '../../screening/trade-request';
import { drawRouteMap } from './draw-route-map';

/** @param judged the corridor of the assessment; read anew where there is none */
export function mapOfRequest(request: TradeRequest, reference: Reference, judged?: CorridorAnalysis): string {
  const { corridor, stops, declaredDestination } = readRoute(request, reference);
  return drawRouteMap({
    title: request.reference,
    corridor: judged ?? corridor,
    declaredDestination,
    mode: request.route?.mode,
    stops: stops.map((stop, index) => ({ given: request.route?.places?.[index] ?? '', place: valueOf(stop) })),
    nameOf: (country) => reference.countries.nameOf(country),
  });
}
