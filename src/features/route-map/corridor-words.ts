// The kind of a corridor in a few words, as the heading of its map.
import type { CorridorKind } from '../../screening/assessment';

export const CORRIDOR_WORDS: Readonly<Record<CorridorKind, string>> = {
  none: 'No link with Russia or its neighbours',
  direct_to_russia: 'Directly to Russia or Belarus',
  kazakhstan_to_russia: 'By Kazakhstan to Russia',
  third_country_to_russia: 'By a third country to Russia',
  transit_via_russia: 'Through Russia or Belarus to elsewhere',
  kazakhstan_final: 'To Kazakhstan',
  third_country_final: 'To a third country of concern',
  middle_corridor: 'Middle Corridor: west over the Caspian',
  northern_route_export: 'Kazakh goods west through Russia',
  russian_origin_masked: 'Goods that look Russian under another origin',
  eastbound: 'Eastward, away from Russia',
  undetermined: 'Direction cannot be told',
};
