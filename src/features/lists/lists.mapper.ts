// Versions as they are shown.
import type { ListVersion } from './list-version';

export type VersionView = Omit<ListVersion, 'contentHash' | 'lists'> & {
  /** `sha256:…` over the entries. */
  version: string;
  lists: { source: string; title: string; measure: string }[];
};

export function showVersion({ contentHash, lists, ...version }: ListVersion): VersionView {
  return {
    ...version,
    version: `sha256:${contentHash}`,
    lists: lists.map(({ source, title, measure }) => ({ source, title, measure })),
  };
}
