// The rows of the place tables as places with all the names that people use for them.
import { foldText } from './fold-text';
import type { AirportRow, CityRow, Place, PlaceRow, Precision } from './place-shape';

/** A place and its names: of a border post also those that lie on the far side. */
export interface NamedPlace {
  place: Place;
  names: string[];
  /** Folded names on the counterpart's side. */
  farNames: ReadonlySet<string>;
  /** Folded names that many other places bear. */
  commonNames: ReadonlySet<string>;
}

/** Words in the names of our own tables that nobody writes on a paper: `Aktau port` is `Aktau` too. */
const TABLE_WORDS =
  / (?:область|облысы|port|rail|dry port|rail checkpoint|city|terminal|BTC terminal|region|Oblast|oblast|Krai|Republic)$/u;

export function readPlaceRow(row: PlaceRow): NamedPlace {
  const names = [row.name, ...splitPair(row.name), ...row.alt_names.split('|')];
  const far = row.far_side.split('|').filter((name) => name !== '');
  const place: Place = {
    name: splitPair(row.name)[0] ?? row.name,
    country: row.country,
    counterpart: row.counterpart === '' ? null : row.counterpart,
    roles: row.role.split(';').filter((role) => role !== ''),
    modes: row.mode.split(',').filter((mode) => mode !== ''),
    lat: degrees(row.lat),
    lon: degrees(row.lon),
    locode: row.locode === '' ? null : row.locode,
    kind: readKind(row.kind),
    certainty: row.certainty === 'sourced' ? 'sourced' : 'from_memory',
    side: null,
    ...precisionOf(row.precision),
  };
  return {
    place,
    names: allNames([...names, ...far]),
    farNames: foldAll(far),
    commonNames: foldCommon(row.common_names),
  };
}

export function readCityRow(row: CityRow): NamedPlace {
  const place: Place = {
    name: row.name,
    country: row.country,
    counterpart: null,
    roles: rolesOfCity(row),
    modes: [],
    lat: degrees(row.lat),
    lon: degrees(row.lon),
    ...precisionOf(row.lat === undefined || row.lat === '' ? undefined : 'town'),
    locode: row.locode === undefined || row.locode === '' ? null : row.locode,
    kind: readKind(row.kind),
    certainty: 'from_memory',
    side: null,
  };
  return {
    place,
    names: allNames([row.name, ...row.alt_names.split('|')]),
    farNames: new Set(),
    commonNames: foldCommon(row.common_names),
  };
}

function foldAll(names: readonly string[]): Set<string> {
  return new Set(allNames(names).map(foldText));
}

function foldCommon(cell: string | undefined): Set<string> {
  return foldAll((cell ?? '').split('|').filter((name) => name !== ''));
}

function degrees(cell: string | undefined): number | null {
  return cell === undefined || cell === '' ? null : Number(cell);
}

const PRECISIONS: readonly string[] = ['exact', 'km5', 'km25', 'km50', 'town'] satisfies Precision[];

function precisionOf(cell: string | undefined): { precision?: Precision } {
  return cell !== undefined && PRECISIONS.includes(cell) ? { precision: cell as Precision } : {};
}

/** An airport whose town no other table has. */
export function readAirportRow(row: AirportRow): NamedPlace {
  const place: Place = {
    name: row.city,
    country: row.country,
    counterpart: null,
    roles: [],
    modes: ['air'],
    lat: degrees(row.lat),
    lon: degrees(row.lon),
    precision: 'km5',
    locode: null,
    kind: 'city',
    certainty: 'from_memory',
    side: null,
  };
  return { place, names: [row.name, ...row.alt_names.split('|')], farNames: new Set(), commonNames: new Set() };
}

function rolesOfCity(row: CityRow): string[] {
  if (row.kind === 'occupied') return ['occupied'];
  return row.kind === 'port' && row.country === 'RU' ? ['ru_port'] : [];
}

function readKind(kind: string): Place['kind'] {
  switch (kind) {
    case 'border_post':
    case 'rail_border':
    case 'port':
    case 'terminal':
    case 'region':
      return kind;
    case 'rail_terminal':
      return 'terminal';
    default:
      return 'city';
  }
}

function splitPair(name: string): string[] {
  return name.split(/ \/ |; /u);
}

function allNames(names: readonly string[]): string[] {
  const all = new Set<string>();
  for (const name of names) {
    if (name === '') continue;
    all.add(name);
    const bare = name.replace(/ \(.*\)$/u, '').replace(TABLE_WORDS, '');
    if (bare !== name) all.add(bare);
  }
  return [...all];
}
