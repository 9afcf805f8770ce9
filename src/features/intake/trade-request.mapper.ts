// Stored trade requests in the shape of the API.
import type { TradeRequestDetails, TradeRequestRow } from './trade-requests.repository';

/** One request with its revisions and assessments, newest first. */
export function showTradeRequest({
  request,
  revisions,
  assessments,
  ...row
}: TradeRequestDetails): Record<string, unknown> {
  return {
    ...showRow(row),
    request,
    revisions,
    assessments: assessments.map(({ id, revision, document }) => ({ id, revision, ...document })),
  };
}

/** A request as it stands in a list. */
export function showRow({ createdAt, ...row }: TradeRequestRow): Record<string, unknown> {
  return { ...row, createdAt: createdAt.toISOString() };
}
