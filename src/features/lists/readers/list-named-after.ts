// The list that a file is which does not say whose it is: known by its file's name, else a list of one's own.
import type { ListDescription } from '../../../screening/matching/list-entry';
import { sourceKnownAs } from '../list-sources';
import { titleOf } from './entry-builder';

/** Own lists bind by export control unless told otherwise: a hit then asks for a licence, it does not freeze. */
const OWN_MEASURE = 'export_control';

/** @param name of the file, or the words by which it calls its list */
export function listNamedAfter(name: string): ListDescription {
  const title = name.replace(/^.*[\\/]/u, '').replace(/(?:\.(?:csv|tsv|txt|json|xml|gz))+$/iu, '');
  const source = kebab(title);
  return sourceKnownAs(source) ?? { source, title: titleOf(title), authority: 'own list', measure: OWN_MEASURE };
}

function kebab(text: string): string {
  const source = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 64);
  return source === '' ? 'own-list' : source;
}
