// A stored revision on its way through the runner.
import type { Assessment } from '../../screening/assessment';
import type { TradeRequest } from '../../screening/trade-request';

export interface RevisionToScreen {
  revisionId: string;
  tenantId: string;
  tradeRequestId: string;
  reference: string;
  revision: number;
  read: TradeRequest;
}

export interface ScreenedRevision extends Omit<RevisionToScreen, 'read'> {
  assessment: Assessment;
}
