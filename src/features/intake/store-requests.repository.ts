// The ledger: stores checked requests set by set, as received and as read, in the caller's transaction. Used by every door that stores.
import type { PoolClient } from 'pg';
import { newId } from '../../platform/ids/ids';
import { appendAudit, type AuditEntry } from '../audit/audit.repository';
import { contentHashOf } from './content-hash';
import type { TradeRequestRead } from './read-trade-request';

export interface StoreItem {
  read: TradeRequestRead;
  /** The body exactly as the caller sent it; from a file, the shape built from its cells. */
  received: unknown;
  /** First row of the request in its file, 1-based without the header. */
  batchRow?: number;
}

export interface StoreMeta {
  /** `key:<id>`, `user:<id>` or `system:batches`. */
  actor: string;
  receivedAt: Date;
  /** What to do with a known reference whose content differs from its newest revision. */
  onDuplicate: 'refuse' | 'revise';
  batchId?: string;
}

export interface Stored {
  /** `accepted`: a new revision, to be queued. `duplicate`: the newest revision has this content. `conflict`: it has another, nothing was stored. */
  outcome: 'accepted' | 'duplicate' | 'conflict';
  reference: string;
  tradeRequestId: string;
  /** The stored revision; for duplicate and conflict the newest one that was there. */
  revisionId: string;
  revision: number;
}

interface Row extends Omit<Stored, 'outcome'> {
  item: StoreItem;
  contentHash: string;
}

interface Known {
  id: string;
  reference: string;
  revision_id: string;
  revision: number;
  content_hash: string;
}

/**
 * Stores requests with their first (or next) revision and an audit entry each, in the transaction of `client` (READ COMMITTED).
 * A few statements whatever the number of items; 200 to 500 at a time is right. Nothing is queued: do that after the commit with the
 * `revisionId`s of the accepted ones. A reference that stands twice in `items` is stored once; the second is judged against the first.
 * Racing writers of one reference wait for each other, and exactly one of them is told `accepted`.
 * @returns one entry an item, in the order of `items`.
 */
export async function storeRequests(
  client: PoolClient,
  tenantId: string,
  items: readonly StoreItem[],
  meta: StoreMeta,
): Promise<Stored[]> {
  const answers = new Array<Stored>(items.length);
  let round = items.map((_, index) => index);
  while (round.length > 0) {
    const { first, later } = splitRepeats(items, round);
    const stored = await storeDistinct(
      client,
      tenantId,
      first.flatMap((index) => items[index] ?? []),
      meta,
    );
    stored.forEach((answer, at) => {
      const index = first[at];
      if (index !== undefined) answers[index] = answer;
    });
    round = later;
  }
  return answers;
}

/** The first item of each reference, and all later ones. */
function splitRepeats(items: readonly StoreItem[], round: readonly number[]): { first: number[]; later: number[] } {
  const seen = new Set<string>();
  const first: number[] = [];
  const later: number[] = [];
  for (const index of round) {
    const reference = items[index]?.read.request.reference ?? '';
    (seen.has(reference) ? later : first).push(index);
    seen.add(reference);
  }
  return { first, later };
}

async function storeDistinct(
  client: PoolClient,
  tenantId: string,
  items: readonly StoreItem[],
  meta: StoreMeta,
): Promise<Stored[]> {
  const rows = items.map((item): Row => toRow(item));
  const created = await insertRequests(client, tenantId, rows, meta);
  const known = await findKnown(client, {
    tenantId,
    references: rows.filter((row) => !created.has(row.reference)).map((row) => row.reference),
    lock: meta.onDuplicate === 'revise',
  });
  const toStore: Row[] = [];
  const answers = rows.map((row): Stored => {
    const older = known.get(row.reference);
    const outcome = older === undefined ? 'accepted' : judgeRepeat(row, older, meta);
    if (older !== undefined)
      Object.assign(row, outcome === 'accepted' ? nextRevision(row, older) : sameRevision(older));
    if (outcome === 'accepted') toStore.push(row);
    return {
      outcome,
      reference: row.reference,
      tradeRequestId: row.tradeRequestId,
      revisionId: row.revisionId,
      revision: row.revision,
    };
  });
  await insertRevisions(client, tenantId, toStore, meta);
  await pointToRevisions(
    client,
    toStore.filter((row) => row.revision > 1),
  );
  await appendAudit(
    client,
    toStore.map((row) => toAudit(row, tenantId, meta)),
  );
  return answers;
}

function toRow(item: StoreItem): Row {
  const reference = item.read.request.reference;
  return {
    item,
    reference,
    contentHash: contentHashOf(item.read),
    tradeRequestId: newId(),
    revisionId: newId(),
    revision: 1,
  };
}

function judgeRepeat(row: Row, older: Known, meta: StoreMeta): Stored['outcome'] {
  if (older.content_hash === row.contentHash) return 'duplicate';
  return meta.onDuplicate === 'revise' ? 'accepted' : 'conflict';
}

function nextRevision(row: Row, older: Known): Partial<Row> {
  return { tradeRequestId: older.id, revisionId: row.revisionId, revision: older.revision + 1 };
}

function sameRevision(older: Known): Partial<Row> {
  return { tradeRequestId: older.id, revisionId: older.revision_id, revision: older.revision };
}

const INSERT_REQUESTS = `
  INSERT INTO trade_request (id, tenant_id, reference, created_at, consignee_name, requested_at)
  SELECT id, $1, reference, $3, consignee_name, requested_at
  FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, reference text, consignee_name text, requested_at date)
  ORDER BY reference -- one order for all writers: they wait for each other in a line, never in a ring
  ON CONFLICT (tenant_id, reference) DO NOTHING
  RETURNING reference`;

/** @returns the references that were not known yet. */
async function insertRequests(
  client: PoolClient,
  tenantId: string,
  rows: readonly Row[],
  meta: StoreMeta,
): Promise<Set<string>> {
  const records = rows.map((row) => ({ id: row.tradeRequestId, reference: row.reference, ...repeatedColumns(row) }));
  const { rows: created } = await client.query<{ reference: string }>(INSERT_REQUESTS, [
    tenantId,
    JSON.stringify(records),
    meta.receivedAt,
  ]);
  return new Set(created.map(({ reference }) => reference));
}

/** What the request's own row repeats of its newest revision, for the list page's filters. */
function repeatedColumns(row: Row): { consignee_name: string | null; requested_at: string } {
  const { parties, requestedAt } = row.item.read.request;
  const consignee = parties?.find((party) => party.role === 'consignee' && party.name !== undefined);
  return { consignee_name: consignee?.name ?? null, requested_at: requestedAt };
}

const LOCK_REQUESTS = `
  SELECT id FROM trade_request WHERE tenant_id = $1 AND reference = ANY($2) ORDER BY reference FOR UPDATE`;

const FIND_KNOWN = `
  SELECT r.id, r.reference, v.id AS revision_id, v.revision, trim(v.content_hash) AS content_hash
  FROM trade_request r
  JOIN trade_request_revision v ON v.trade_request_id = r.id AND v.revision = r.latest_revision
  WHERE r.tenant_id = $1 AND r.reference = ANY($2)`;

async function findKnown(
  client: PoolClient,
  wanted: { tenantId: string; references: string[]; lock: boolean },
): Promise<Map<string, Known>> {
  if (wanted.references.length === 0) return new Map();
  const values = [wanted.tenantId, wanted.references];
  if (wanted.lock) await client.query(LOCK_REQUESTS, values);
  const { rows } = await client.query<Known>(FIND_KNOWN, values);
  return new Map(rows.map((row) => [row.reference, row]));
}

const INSERT_REVISIONS = `
  INSERT INTO trade_request_revision
    (id, tenant_id, trade_request_id, revision, received, read, content_hash, batch_id, batch_row, received_at, status)
  SELECT id, $1, trade_request_id, revision, received, read, content_hash, $3, batch_row, $4, 'queued'
  FROM json_to_recordset($2::json)
    AS t(id uuid, trade_request_id uuid, revision int, received json, read json, content_hash text, batch_row int)`;

async function insertRevisions(
  client: PoolClient,
  tenantId: string,
  rows: readonly Row[],
  meta: StoreMeta,
): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map((row) => ({
    id: row.revisionId,
    trade_request_id: row.tradeRequestId,
    revision: row.revision,
    received: row.item.received,
    read: row.item.read.request,
    content_hash: row.contentHash,
    batch_row: row.item.batchRow,
  }));
  await client.query(INSERT_REVISIONS, [tenantId, JSON.stringify(records), meta.batchId ?? null, meta.receivedAt]);
}

const POINT_TO_REVISIONS = `
  UPDATE trade_request r
  SET latest_revision = t.revision, consignee_name = t.consignee_name, requested_at = t.requested_at
  FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, revision int, consignee_name text, requested_at date)
  WHERE r.id = t.id`;

async function pointToRevisions(client: PoolClient, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map((row) => ({ id: row.tradeRequestId, revision: row.revision, ...repeatedColumns(row) }));
  await client.query(POINT_TO_REVISIONS, [JSON.stringify(records)]);
}

function toAudit(row: Row, tenantId: string, meta: StoreMeta): AuditEntry {
  return {
    tenantId,
    actor: meta.actor,
    action: row.revision === 1 ? 'trade_request.received' : 'trade_request.revised',
    subjectType: 'trade_request',
    subjectId: row.tradeRequestId,
    details: {
      reference: row.reference,
      revision: row.revision,
      contentHash: row.contentHash,
      ...(meta.batchId && { batchId: meta.batchId }),
    },
  };
}
