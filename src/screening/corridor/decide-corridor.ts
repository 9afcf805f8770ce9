// Where does it really go: an ordered list of questions about the road. The first that is answered yes decides.
import type { CorridorKind } from '../assessment';
import type { CorridorView } from './corridor-view';
import { isRussianSide } from './country-groups';
import { isCrossing } from './itinerary';
import { TIE_WEIGHTS, TIES_DECIDE } from './russian-ties';

export interface Decision {
  kind: CorridorKind;
  /** Country where the goods probably end; null where nobody can tell. */
  end: string | null;
  /** 0..1. */
  confidence: number;
}

/** The kind of corridor, the likely end and how sure that is. */
export function decideCorridor(view: CorridorView): Decision {
  if (view.destination === undefined) return decision('undetermined', null, 0);
  return (
    toRussia(view) ??
    maskedOrigin(view) ??
    onwardToRussia(view) ??
    throughRussia(view) ??
    tiedToRussia(view) ??
    fromRussia(view) ??
    fromKazakhstan(view) ??
    finalOrNone(view)
  );
}

function decision(kind: CorridorKind, end: string | null | undefined, confidence: number): Decision {
  return { kind, end: end ?? null, confidence };
}

/** The papers themselves name Russia or Belarus as the end. */
function toRussia(view: CorridorView): Decision | undefined {
  const { destination, dispatch, itinerary } = view;
  if (!isRussianSide(destination)) return undefined;
  if (isRussianSide(dispatch)) return decision('direct_to_russia', destination, 0.9);
  // A country's own goods, sent openly, are led by nobody; what it did not make itself came from somewhere else.
  if (dispatch === 'KZ')
    return decision(view.foreignGoods ? 'kazakhstan_to_russia' : 'direct_to_russia', destination, 0.95);
  const fromNeighbour = view.isInUnion(dispatch) || view.isInRegion(dispatch);
  const led = view.foreignGoods && (fromNeighbour || view.concerns(dispatch));
  const throughKazakhstan = itinerary.path.includes('KZ') && (view.foreignGoods || !view.concerns(dispatch));
  if (throughKazakhstan && !fromNeighbour) return decision('kazakhstan_to_russia', destination, 0.97);
  return decision(led ? 'third_country_to_russia' : 'direct_to_russia', destination, led ? 0.95 : 0.99);
}

/** Goods shown as Kazakh (or another neighbour's) that start in Russia, carry a Russian mark, or cannot come from there. */
function maskedOrigin(view: CorridorView): Decision | undefined {
  const { input, dispatch, destination, itinerary } = view;
  if (destination === 'KZ' || view.isInUnion(destination)) return undefined;
  const fromNeighbour = !isRussianSide(dispatch) && view.isInUnion(dispatch);
  const claimed = [...input.origins].some((origin) => view.isInUnion(origin) && !isRussianSide(origin));
  if (fromNeighbour && [...input.origins].some(isRussianSide))
    return decision('russian_origin_masked', destination, 0.8);
  const shown = dispatch === 'KZ' || (view.concerns(dispatch) && !view.concerns(destination));
  if (view.reachesDispatchFromRussia && shown) return decision('russian_origin_masked', destination, 0.85);
  if (!claimed) return undefined;
  if (input.russianMaker) return decision('russian_origin_masked', destination, 0.9);
  const knownOilRoad = input.oil && itinerary.stops.some((stop) => stop.place.roles.includes('kz_origin_oil_transit'));
  if (isRussianSide(dispatch) && !(knownOilRoad && input.certificateOfOrigin))
    return decision('russian_origin_masked', destination, 0.85);
  if (input.implausibleOrigin) return decision('russian_origin_masked', destination, view.crossesRussia ? 0.8 : 0.6);
  return undefined;
}

/** The declared end lies before the last stop, and what follows is Russia. */
function onwardToRussia(view: CorridorView): Decision | undefined {
  const { onwardStop, destination } = view;
  if (!onwardStop) return undefined;
  const end = onwardStop.countries.find(isRussianSide) ?? 'RU';
  // Russia is declared as a transit country, and the list breaks off there before the declared end is reached.
  if (view.breaksOffOnTheWay && view.declaresTransit(end)) return decision('transit_via_russia', end, 0.6);
  const sure = isCrossing(onwardStop.place) ? 0.85 : 0.95;
  if (destination === 'KZ') return decision('kazakhstan_to_russia', end, sure);
  return decision(view.concerns(destination) ? 'third_country_to_russia' : 'direct_to_russia', end, sure);
}

/** How much less is asked of the other signs where the goods are on Russian soil already. Own judgement. */
const CROSSING_LEAVES = 0.2;

/** Goods cross Russia or Belarus and are declared for somewhere else. */
function throughRussia(view: CorridorView): Decision | undefined {
  if (!view.crossesRussia) return undefined;
  const { dispatch, destination, input } = view;
  const kazakh = input.origins.size === 0 ? dispatch === 'KZ' : input.origins.has('KZ');
  const loadedThere = dispatch === 'KZ' || isRussianSide(dispatch) || input.road.dispatch.state === 'absent';
  if (destination !== 'KZ' && kazakh && loadedThere) return decision('northern_route_export', destination, 0.9);
  // The crossing itself is one of the ties, and no sign that the goods stay.
  const stays = input.sensitiveGoods && view.pull - TIE_WEIGHTS.crosses_russia >= TIES_DECIDE - CROSSING_LEAVES;
  if (stays && destination === 'KZ') return decision('kazakhstan_to_russia', 'RU', 0.5 + view.pull * 0.35);
  if (stays && view.concerns(destination)) return decision('third_country_to_russia', 'RU', 0.5 + view.pull * 0.35);
  return decision('transit_via_russia', destination, 0.9 - view.pull * 0.3);
}

/** Neither the end nor the road is Russian, but people, numbers or payers are. */
function tiedToRussia(view: CorridorView): Decision | undefined {
  const { destination, input } = view;
  const decisive = view.pull >= 1 || (input.sensitiveGoods && view.pull >= TIES_DECIDE);
  if (!decisive) return undefined;
  if (destination === 'KZ') return decision('kazakhstan_to_russia', 'RU', 0.4 + view.pull * 0.4);
  // Somebody who takes or pays for the goods sits in Russia: then no declared end is above suspicion.
  if (view.concerns(destination) || view.pull >= 1)
    return decision('third_country_to_russia', 'RU', 0.4 + view.pull * 0.4);
  return undefined;
}

/** Goods leave Russia openly. To Kazakhstan they end there, whoever sold them; no kind of corridor stands for Russia's own exports. */
function fromRussia(view: CorridorView): Decision | undefined {
  const { dispatch, destination } = view;
  if (!isRussianSide(dispatch)) return undefined;
  if (destination === 'KZ') return decision('kazakhstan_final', 'KZ', 0.7);
  return decision(view.concerns(destination) ? 'third_country_final' : 'undetermined', destination, 0.6);
}

/** Leaves Kazakhstan, or crosses it, and does not end there. */
function fromKazakhstan(view: CorridorView): Decision | undefined {
  const { dispatch, destination, input, itinerary } = view;
  if (!itinerary.path.includes('KZ') || destination === undefined || destination === 'KZ') return undefined;
  if (!view.isFarEastern(dispatch) && view.isFarEastern(destination)) return decision('eastbound', destination, 0.95);
  if (view.isFarEastern(destination) || view.isInUnion(destination)) return undefined;
  if (SOUTHERN.has(destination)) return decision('third_country_final', destination, 0.9);
  if (view.crossesCaspian) return decision('middle_corridor', destination, 0.95);
  if (dispatch !== 'KZ' || view.concerns(destination)) return undefined;
  if (itinerary.path.slice(0, -1).some((country) => view.isFarEastern(country)))
    return decision('eastbound', destination, 0.6);
  // By air the way west leads over the Caspian too; by land or sea, the road not told, nobody can say.
  if (input.mode === 'air') return decision('middle_corridor', destination, 0.6);
  return decision('undetermined', destination, 0.3);
}

/** South of Kazakhstan, reached without Russia and without the Caspian. */
const SOUTHERN: ReadonlySet<string> = new Set(['UZ', 'TJ', 'TM', 'KG', 'AF', 'PK', 'IN']);

function finalOrNone(view: CorridorView): Decision {
  const { destination, itinerary } = view;
  const sure = 0.6 + 0.35 * view.routeKnown - 0.4 * view.pull - (view.pointsThroughRussia ? 0.25 : 0);
  if (destination === 'KZ') return decision('kazakhstan_final', 'KZ', sure);
  if (view.concerns(destination)) return decision('third_country_final', destination, sure);
  return decision('none', destination, itinerary.path.includes('KZ') ? 0.7 : 0.95);
}
