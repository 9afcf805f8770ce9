// When a delivery that failed is tried again.

/** A fifth to both sides, so that what failed together does not come back together. */
const JITTER = 0.2;
/** A receiver may ask for a longer pause, but not for ever. */
const LONGEST_ASKED_SECONDS = 24 * 3600;

export interface Failure {
  /** Attempts so far, this one included. */
  tries: number;
  /** What the receiver asked for, in seconds. */
  retryAfter?: number | undefined;
  /** 0 up to 1: where in the jitter's range this one falls. */
  chance: number;
}

/**
 * Seconds until the next attempt, or null where there is none left. The receiver can lengthen the pause, never shorten it.
 * @param schedule seconds before each attempt, the first included
 */
export function nextAttemptIn({ tries, retryAfter = 0, chance }: Failure, schedule: readonly number[]): number | null {
  const planned = schedule[tries];
  if (planned === undefined) return null;
  const jittered = planned * (1 - JITTER + 2 * JITTER * chance);
  return Math.max(jittered, Math.min(retryAfter, LONGEST_ASKED_SECONDS));
}

/** `Retry-After` in seconds from now, as a number or as an HTTP date; undefined where it says nothing. */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  const at = Date.parse(text);
  if (Number.isNaN(at) || !/gmt|utc/iu.test(text)) return undefined;
  return Math.max(0, (at - now.getTime()) / 1000);
}
