// How far a batch is, as it is answered.

export const BATCH_STATUSES = [
  'received',
  'validating',
  'screening',
  'completed',
  'completed_with_errors',
  'failed',
  'cancelled',
] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

export interface BatchProgress {
  id: string;
  status: BatchStatus;
  dryRun: boolean;
  fileName: string | null;
  /** As found out from the file's first bytes; null until it is read. */
  encoding: string | null;
  /** Header cells that no known column was found for; their values are not read. */
  unknownColumns: string[];
  rows: { read: number; accepted: number; rejected: number; duplicate: number; screened: number; flagged: number };
  /** Why the file as a whole could not be read, or null. */
  failure: string | null;
  receivedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** Seconds until it is done at the rate so far; null while that cannot be told. */
  etaSeconds: number | null;
}

/** Whether nothing more will happen to a batch. */
export function isFinished(status: BatchStatus): boolean {
  return status === 'completed' || status === 'completed_with_errors' || status === 'failed' || status === 'cancelled';
}

/** At the rate since the start; only once all rows are read is it known how many there are. */
export function estimateSeconds(
  progress: Pick<BatchProgress, 'status' | 'rows' | 'startedAt'>,
  now: Date,
): number | null {
  if (isFinished(progress.status)) return 0;
  const { accepted, screened } = progress.rows;
  if (progress.status !== 'screening' || progress.startedAt === null || screened === 0) return null;
  const elapsed = (now.getTime() - Date.parse(progress.startedAt)) / 1000;
  return Math.ceil(((accepted - screened) * elapsed) / screened);
}
