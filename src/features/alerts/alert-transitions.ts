// What may become of an alert: from which status to which, and what is told about it.
import type { AlertStatus } from './alert-query.dto';

export const DISPOSITIONS = [
  'true_match',
  'false_positive',
  'needs_information',
  'escalated',
  'released',
  'blocked',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export interface AlertState {
  status: AlertStatus;
  disposition: Disposition | null;
}

/** What is wished for; absent members stay as they are. */
export interface AlertWish {
  status?: AlertStatus | undefined;
  disposition?: Disposition | undefined;
}

export type Transition =
  { to: AlertState; event: 'alert.updated' | 'alert.closed' | 'alert.reopened' } | { refused: string } | 'unchanged';

/** From a closed alert there is only the way back to the desk. */
const ALLOWED: Readonly<Record<AlertStatus, readonly AlertStatus[]>> = {
  open: ['open', 'in_review', 'proposed', 'closed'],
  in_review: ['open', 'in_review', 'proposed', 'closed'],
  proposed: ['open', 'in_review', 'proposed', 'closed'],
  closed: ['closed', 'open', 'in_review'],
};

/** An alert is closed or proposed only with a word on what it was; opened again, it has none. */
export function decideTransition(from: AlertState, wish: AlertWish): Transition {
  const status = wish.status ?? from.status;
  if (!ALLOWED[from.status].includes(status))
    return { refused: `an alert that is ${from.status} cannot become ${status}` };
  const reopened = from.status === 'closed' && status !== 'closed';
  const disposition = wish.disposition ?? (reopened ? null : from.disposition);
  if ((status === 'closed' || status === 'proposed') && disposition === null)
    return { refused: `an alert needs a disposition to be ${status}` };
  if (from.status === 'closed' && status === 'closed' && disposition !== from.disposition)
    return { refused: 'an alert that is closed must be opened again before its disposition changes' };
  if (status === from.status && disposition === from.disposition) return 'unchanged';
  const closed = status === 'closed' && from.status !== 'closed';
  return {
    to: { status, disposition },
    event: closed ? 'alert.closed' : reopened ? 'alert.reopened' : 'alert.updated',
  };
}
