// Paths of fields inside lists of the request, such as `goods[0].hsCode`, each made once: evidence compares and repeats them all the time.

type List = 'goods' | 'parties' | 'route.places' | 'route.transitCountries';

const made = new Map<string, string[]>();

/** `list[index]`, or `list[index].key`. */
export function fieldPath(list: List, index: number, key = ''): string {
  const name = key === '' ? list : NAMES[list][key];
  const known = name === undefined ? undefined : made.get(name);
  const path = known?.[index];
  return path ?? makePath(list, index, key);
}

/** `goods.hsCode` by list and key, so that no text is joined to look one up. */
const NAMES: Readonly<Record<List, Record<string, string>>> = {
  goods: {},
  parties: {},
  'route.places': {},
  'route.transitCountries': {},
};

function makePath(list: List, index: number, key: string): string {
  const name = key === '' ? list : (NAMES[list][key] ??= `${list}.${key}`);
  const paths = made.get(name) ?? [];
  made.set(name, paths);
  return (paths[index] = key === '' ? `${list}[${index}]` : `${list}[${index}].${key}`);
}
