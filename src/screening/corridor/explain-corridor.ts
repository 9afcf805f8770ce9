// The corridor analysis in a few sentences for the officer: what it is, what decided, and what the road itself tells.
import type { CorridorKind } from '../assessment';
import type { CountryIndex } from '../normalise/country';
import type { TransportMode } from '../trade-request';
import type { CorridorFinding } from './analyse-corridor';
import { isRussianSide } from './country-groups';
import { isCrossing } from './itinerary';
import type { RussianTie } from './russian-ties';
import type { TradeNetwork } from './trade-network';
import { countriesOver, LONG_WAY_ROUND, priceOfAvoidingRussia } from './weigh-ways';

const SENTENCES: Readonly<Record<CorridorKind, string>> = {
  none: 'No link with Russia, Belarus, Kazakhstan or a neighbour was found between dispatch and {end}.',
  direct_to_russia: 'The papers name {end} as the end.',
  kazakhstan_to_russia: 'The road leads by Kazakhstan to {end}.',
  third_country_to_russia: 'The road leads by {led} to {end}.',
  transit_via_russia: 'Declared for {declared}, the goods cross Russia or Belarus.',
  kazakhstan_final: 'Nothing contradicts Kazakhstan as the end.',
  third_country_final: 'Nothing contradicts {end} as the end.',
  middle_corridor: 'The goods go west over the Caspian to {end}, off Russian soil.',
  northern_route_export: 'Kazakh goods leave for {end} through Russia.',
  russian_origin_masked: 'Goods shown as coming from {dispatch} look Russian on their way to {end}.',
  eastbound: 'The goods go east to {end}, away from Russia.',
  undetermined: 'Where the goods go cannot be told from what is given.',
};

const OPENLY_FROM_RUSSIA =
  'The goods leave Russia openly for {end}: nothing is led to Russia, but not all of it may be bought there.';
const WEST_UNTOLD = 'Kazakh goods leave for {end}; whether over the Caspian or through Russia is not said.';

export interface ExplanationTables {
  countries: CountryIndex;
  network: TradeNetwork;
}

/** Sentences in English; the stop or the ties that decided are named. */
export function explainCorridor(
  finding: CorridorFinding,
  { countries, network }: ExplanationTables,
  ties: readonly RussianTie[],
  { mode, unread }: { mode: TransportMode | undefined; unread: readonly string[] },
): string {
  const name = (code: string | null | undefined): string => (code ? countries.nameOf(code) : 'an unknown country');
  const led = isRussianSide(finding.declaredDestination) ? finding.declaredDispatch : finding.declaredDestination;
  const sentence = sentenceFor(finding)
    .replace('{end}', name(finding.likelyDestination))
    .replace('{declared}', name(finding.declaredDestination))
    .replace('{dispatch}', name(finding.declaredDispatch))
    .replace('{led}', name(led));
  return [
    sentence,
    explainStop(finding, name),
    explainTies(finding, ties),
    explainWays(finding, network, mode, name),
    explainUnread(unread),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function sentenceFor(finding: CorridorFinding): string {
  const { kind, declaredDispatch, declaredDestination, likelyDestination, onwardStop } = finding;
  if (kind === 'direct_to_russia' && onwardStop) return 'The road leads to {end}.';
  if (kind !== 'undetermined' || likelyDestination === null) return SENTENCES[kind];
  if (isRussianSide(declaredDispatch)) return OPENLY_FROM_RUSSIA;
  return declaredDispatch === 'KZ' && declaredDestination !== undefined ? WEST_UNTOLD : SENTENCES[kind];
}

type NameOf = (code: string | null | undefined) => string;

function explainStop({ onwardStop, declaredDestination }: CorridorFinding, name: NameOf): string {
  if (!onwardStop) return '';
  const { place, raw } = onwardStop;
  const what = isCrossing(place)
    ? `a crossing between ${name(place.country)} and ${name(place.counterpart)}`
    : place.roles.includes('occupied')
      ? `a town of ${name(place.country)} under Russian occupation`
      : `a stop in ${name(place.country)}`;
  return `The route ends at ${raw}, ${what}, beyond the declared ${name(declaredDestination)}.`;
}

function explainTies(finding: CorridorFinding, ties: readonly RussianTie[]): string {
  if (ties.length === 0 || finding.kind === 'direct_to_russia') return '';
  const pointing = finding.kind === 'kazakhstan_to_russia' || finding.kind === 'third_country_to_russia';
  return `${pointing ? 'Signs' : 'Signs of Russia that lower the confidence'}: ${ties.map(({ evidence }) => `${evidence.note ?? evidence.field} (${evidence.value})`).join('; ')}.`;
}

function explainUnread(unread: readonly string[]): string {
  return unread.length === 0 ? '' : `Not read: ${unread.map((text) => JSON.stringify(text)).join(', ')}.`;
}

/** Where the road is not told to its end: how long it is through Russia and round it, and so which is meant. */
function explainWays(
  finding: CorridorFinding,
  network: TradeNetwork,
  mode: TransportMode | undefined,
  name: NameOf,
): string {
  const { kind, ways, waypoints, crossesCaspian } = finding;
  if (kind !== 'kazakhstan_final' && kind !== 'third_country_final') return '';
  const price = priceOfAvoidingRussia(ways);
  if (price === undefined || price <= 1.01 || crossesCaspian || mode === 'air') return '';
  const over = countriesOver(waypoints, network, mode, false).map(name).join(', ');
  const through = `The usual way over what is named leads through Russia (${over}: about ${round(ways.km)} km)`;
  if (ways.offRussiaKm === Infinity) return `${through}; there is none off Russian soil.`;
  const around = `off Russian soil it is about ${round(ways.offRussiaKm)} km`;
  return price >= LONG_WAY_ROUND
    ? `${through}; ${around}, which hardly anybody drives unsaid.`
    : `${through}; ${around}: the stops between would decide.`;
}

function round(km: number): string {
  return String(Math.round(km / 100) * 100);
}
