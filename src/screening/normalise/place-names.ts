// All names of all places, and which place is meant where several share one.
import { foldText } from './fold-text';
import type { CityRow, Place, PlaceRow } from './place';

/** Words around a name that say what it is, not where: `port of`, `г.`, `ст.`, `пункт пропуска`, `border crossing`. */
const AROUND = [
  /^(?:г|гор|город|ст|станция|порт|морской порт|пункт пропуска|пп|апп|мапп|бапп|дапп|кпп|тп|қ|қала|бекет|пгт|пос|п|с|село)\.? +/u,
  /^(?:port|sea ?port|station|city|town|border (?:post|crossing|point)|crossing|checkpoint|airport|terminal)(?: of)? /u,
  /^(?:liman[iı]?|hafen|gare de|porto di|puerto de|port de) /u,
  / (?:port|sea ?port|station|airport|city|border (?:post|crossing|point)|crossing|checkpoint|terminal|dry port|hbf|limani|hafen)$/u,
  / (?:порт|станция|аэропорт|қаласы|кеніші|облысы|обл\.?|область|region|oblast|province)$/u,
  /(?:市|港|口岸|站|机场)$/u,
  /-(?:товарная|сортировочная|пассажирская|пассажирский|эксп\.?)$/u,
];

export class PlaceNames {
  /** Set when a name was met that several places share; whoever wants to know clears it first. */
  sawHomonym = false;
  private readonly byName = new Map<string, Place[]>();
  private readonly locodes = new Map<string, Place>();

  constructor(places: readonly PlaceRow[], cities: readonly CityRow[]) {
    for (const row of places) this.addPlace(row);
    for (const row of cities) this.addCity(row);
  }

  /** The place of a name, with the words around it left out where the whole is not known. */
  find(text: string, hints: readonly string[]): Place | undefined {
    let name = foldText(text);
    const exact = this.pick(name, hints);
    if (exact) return exact;
    for (let round = 0; round < 2; round++) {
      const before = name;
      for (const pattern of AROUND) name = name.replace(pattern, '');
      if (name === before) return undefined;
      const found = this.pick(name.trim(), hints);
      if (found) return found;
    }
    return undefined;
  }

  byLocode(code: string): Place | undefined {
    return this.locodes.get(code);
  }

  private pick(name: string, hints: readonly string[]): Place | undefined {
    const places = this.byName.get(name);
    if (!places || places.length < 2) return places?.[0];
    this.sawHomonym = true;
    const hinted = places.filter((place) => hints.includes(place.country ?? '') || hints.includes(place.counterpart ?? ''));
    return (hinted.length > 0 ? hinted : places)[0];
  }

  private addPlace(row: PlaceRow): void {
    const far = new Set(row.far_side.split('|').map(foldText));
    const names = [...row.name.split(/ \/ |; /u), ...row.alt_names.split('|')].filter((name) => name !== '');
    const place: Place = {
      name: row.name.split(' / ')[0] ?? row.name,
      country: row.country,
      counterpart: row.counterpart === '' ? null : row.counterpart,
      roles: row.role.split(';'),
      modes: row.mode.split(','),
      lat: row.lat === '' ? null : Number(row.lat),
      lon: row.lon === '' ? null : Number(row.lon),
      locode: row.locode === '' ? null : row.locode,
      kind: row.kind as Place['kind'],
      certainty: row.certainty === 'sourced' ? 'sourced' : 'from_memory',
      side: null,
    };
    if (place.locode !== null) this.locodes.set(place.locode, place);
    for (const name of [row.name, ...names]) {
      this.add(name, place.kind === 'border_post' || place.kind === 'rail_border' ? { ...place, side: far.has(foldText(name)) ? 'far' : 'near' } : place);
    }
  }

  private addCity(row: CityRow): void {
    const place: Place = {
      name: row.name,
      country: row.country,
      counterpart: null,
      roles: row.kind === 'port' && row.country === 'RU' ? ['ru_port'] : [],
      modes: [],
      lat: null,
      lon: null,
      locode: null,
      kind: row.kind === 'region' ? 'region' : row.kind === 'port' ? 'port' : 'city',
      certainty: 'from_memory',
      side: null,
    };
    for (const name of [row.name, ...row.alt_names.split('|')]) if (name !== '') this.add(name, place);
  }

  /** Towns come before rail borders of the same name: a rail row repeats the town that its station lies in. */
  private add(name: string, place: Place): void {
    const key = foldText(name);
    const places = this.byName.get(key) ?? [];
    if (!places.some((known) => known.name === place.name && known.country === place.country && known.kind === place.kind)) places.push(place);
    places.sort((a, b) => Number(a.kind === 'rail_border') - Number(b.kind === 'rail_border'));
    this.byName.set(key, places);
  }
}
