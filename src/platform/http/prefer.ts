// The Prefer header (RFC 7240): how long a caller is ready to wait for the result of work that is done in the background.

/** Nobody waits longer than this, in seconds. */
const LONGEST_WAIT = 30;

/** Seconds to wait; 0 where the header asks for nothing that we understand. */
export function readWait(header: string | string[] | undefined): number {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  const seconds = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?(?=$|[,;\s])/iu.exec(text)?.[1];
  return seconds === undefined ? 0 : Math.min(Number(seconds), LONGEST_WAIT);
}
