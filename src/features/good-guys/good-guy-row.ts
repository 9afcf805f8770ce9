// A decision as it is stored: what the core knows of it, where it came from, and whether it still stands.
import type { GoodGuy } from '../../screening/matching/good-guy';

export const GOOD_GUY_STATES = ['holds', 'expired', 'void'] as const;
export type GoodGuyState = (typeof GOOD_GUY_STATES)[number];

export interface GoodGuyRow extends Omit<GoodGuy, 'createdOn'> {
  state: GoodGuyState;
  /** First name of the entry on the day of the decision. */
  entryName: string;
  /** Request that raised the alarm, and the path of the name in it. */
  tradeRequestId: string;
  field: string;
  createdAt: Date;
  voidedAt: Date | null;
  voidedBy: string | null;
  voidReason: string | null;
}

export type NewGoodGuy = Omit<GoodGuyRow, 'id' | 'state' | 'createdBy' | 'createdAt' | `void${string}`>;

/** Columns of `good_guy` under the names above; $1 is today. */
export const GOOD_GUY_COLUMNS = `id, party, source, entry_id AS "entryId", entry_name AS "entryName", trim(entry_hash) AS "entryHash",
  goods_tier AS "goodsTier", corridor, reason, trade_request_id AS "tradeRequestId", field, created_by AS "createdBy",
  created_at AS "createdAt", to_char(expires_on, 'YYYY-MM-DD') AS "expiresOn", voided_at AS "voidedAt", voided_by AS "voidedBy",
  void_reason AS "voidReason",
  CASE WHEN voided_at IS NOT NULL THEN 'void' WHEN expires_on < $1::date THEN 'expired' ELSE 'holds' END AS state`;
