// The corridor analysis in one or two sentences for the officer.
import type { CorridorKind } from '../assessment';
import type { CountryIndex } from '../normalise/country';
import type { CorridorFinding } from './analyse-corridor';
import { isCrossing } from './itinerary';
import type { RussianTie } from './russian-ties';

const SENTENCES: Readonly<Record<CorridorKind, string>> = {
  none: 'No link with Russia, Belarus, Kazakhstan or a neighbour was found between dispatch and {end}.',
  direct_to_russia: 'The papers name {end} as the end.',
  kazakhstan_to_russia: 'The road leads by Kazakhstan to {end}.',
  third_country_to_russia: 'The road leads by {declared} to {end}.',
  transit_via_russia: 'Declared for {end}, the goods cross Russia or Belarus.',
  kazakhstan_final: 'Nothing contradicts Kazakhstan as the end.',
  third_country_final: 'Nothing contradicts {end} as the end.',
  middle_corridor: 'The goods go west over the Caspian to {end}, off Russian soil.',
  northern_route_export: 'Kazakh goods leave for {end} through Russia.',
  russian_origin_masked: 'Goods with a declared origin outside Russia look Russian on their way to {end}.',
  eastbound: 'The goods go east to {end}, away from Russia.',
  undetermined: 'Where the goods go cannot be told from what is given.',
};

/** Sentences in English; the stop or the ties that decided are named. */
export function explainCorridor(
  finding: CorridorFinding,
  countries: CountryIndex,
  ties: readonly RussianTie[],
): string {
  const name = (code: string | null | undefined): string => (code ? countries.nameOf(code) : 'an unknown country');
  const sentence = SENTENCES[finding.kind]
    .replace('{end}', name(finding.likelyDestination))
    .replace('{declared}', name(finding.declaredDestination));
  return [sentence, explainStop(finding, name), explainTies(finding, ties)].filter((part) => part !== '').join(' ');
}

function explainStop(
  { onwardStop, declaredDestination }: CorridorFinding,
  name: (code: string | null | undefined) => string,
): string {
  if (!onwardStop) return '';
  const { place, raw } = onwardStop;
  const what = isCrossing(place)
    ? `a crossing between ${name(place.country)} and ${name(place.counterpart)}`
    : `a stop in ${name(place.country)}`;
  return `The route ends at ${raw}, ${what}, beyond the declared ${name(declaredDestination)}.`;
}

function explainTies(finding: CorridorFinding, ties: readonly RussianTie[]): string {
  const pointing = finding.kind === 'kazakhstan_to_russia' || finding.kind === 'third_country_to_russia';
  if (!pointing || ties.length === 0) return '';
  return `Signs: ${ties.map(({ evidence }) => `${evidence.note ?? evidence.field} (${evidence.value})`).join('; ')}.`;
}
