// The lists that the configuration asks for, with their addresses: its own, else those of the catalogue.
import { type Configuration, ConfigurationError } from '../../platform/config/configuration';
import { nearestName } from '../../platform/config/nearest-name';
import { findSource, LIST_SOURCES } from './list-sources';

/** Addresses of a list; empty where nobody has named one. */
export function addressesOf(source: string, { listUrls }: Pick<Configuration, 'listUrls'>): readonly string[] {
  return listUrls.get(source) ?? findSource(source)?.urls ?? [];
}

/** @throws ConfigurationError for a list that cannot be downloaded from anywhere, or an address of a list that is not asked for */
export function checkConfiguredLists(configuration: Pick<Configuration, 'lists' | 'listUrls'>): void {
  const { lists, listUrls } = configuration;
  const loose = [...listUrls.keys()].filter((source) => !lists.includes(source));
  const faults = [
    ...lists.filter((source) => addressesOf(source, configuration).length === 0).map(faultOf),
    ...loose.map((source) => `TRUEBEARING_LIST_URLS: ${source} is not in TRUEBEARING_LISTS`),
  ];
  if (faults.length > 0) throw new ConfigurationError(faults);
}

function faultOf(source: string): string {
  if (findSource(source))
    return `TRUEBEARING_LISTS: ${source} has no address of its authority: name one in TRUEBEARING_LIST_URLS, or import the list`;
  const known = LIST_SOURCES.filter(({ urls }) => urls.length > 0).map(({ id }) => id);
  const near = nearestName(source, known);
  return `TRUEBEARING_LISTS: no list ${source} is known; ${near === null ? `known are ${known.join(', ')}` : `did you mean ${near}?`}`;
}
