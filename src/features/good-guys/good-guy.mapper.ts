// Decisions as they are shown.
import type { GoodGuyRow } from './good-guy-row';

export type GoodGuyView = Omit<GoodGuyRow, 'entryHash' | 'createdAt' | 'voidedAt'> & {
  /** `sha256:…` over what the list said of the entry. */
  entryVersion: string;
  createdAt: string;
  voidedAt: string | null;
};

export function showGoodGuy({ entryHash, createdAt, voidedAt, ...row }: GoodGuyRow): GoodGuyView {
  return {
    ...row,
    entryVersion: `sha256:${entryHash}`,
    createdAt: createdAt.toISOString(),
    voidedAt: voidedAt?.toISOString() ?? null,
  };
}
