// The circuit breaker of an endpoint: after several failures in a row it is left alone for a while, then asked with one delivery whether it is back.

/** So many failures without a success between. */
export const FAILURES_TO_TRIP = 5;
const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 300;
/** A receiver that asks for a pause is left alone altogether, up to an hour; the one delivery waits longer. */
const LONGEST_ASKED_SECONDS = 3_600;
/** Answers that speak about the receiver, not about the one delivery. */
const BUSY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

const DISABLE_AFTER_MS = 5 * 24 * 3600 * 1000;
const FAILURES_TO_DISABLE = 10;

export interface CircuitState {
  consecutiveFailures: number;
  failingSince: Date | null;
  /** How often it opened since the last success. */
  trips: number;
  pausedUntil: Date | null;
}

export interface CircuitFailure {
  now: Date;
  status: number | null;
  retryAfter?: number | undefined;
  /** 0 up to 1. */
  chance: number;
}

export const CLOSED: CircuitState = { consecutiveFailures: 0, failingSince: null, trips: 0, pausedUntil: null };

/** The state after one more failure. While it is open, failures of attempts that were under way do not lengthen the pause. */
export function afterFailure(state: CircuitState, { now, status, retryAfter, chance }: CircuitFailure): CircuitState {
  const failed = {
    ...state,
    consecutiveFailures: state.consecutiveFailures + 1,
    failingSince: state.failingSince ?? now,
  };
  const asked = status !== null && BUSY.has(status) ? Math.min(retryAfter ?? 0, LONGEST_ASKED_SECONDS) : 0;
  const isOpen = state.pausedUntil !== null && state.pausedUntil > now;
  const tripped = failed.consecutiveFailures >= FAILURES_TO_TRIP && !isOpen;
  const own = tripped ? pauseAfter(state.trips) * (0.8 + 0.4 * chance) : 0;
  const until = Math.max(now.getTime() + Math.max(own, asked) * 1000, isOpen ? (state.pausedUntil?.getTime() ?? 0) : 0);
  return {
    ...failed,
    trips: state.trips + (tripped ? 1 : 0),
    pausedUntil: until > now.getTime() ? new Date(until) : null,
  };
}

function pauseAfter(trips: number): number {
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.min(trips, 10), LONGEST_PAUSE_SECONDS);
}

/** Whether it has only failed for five days: nobody will miss it, and somebody should know. */
export function isGivenUp({ failingSince, consecutiveFailures }: CircuitState, now: Date): boolean {
  if (failingSince === null || consecutiveFailures < FAILURES_TO_DISABLE) return false;
  return now.getTime() - failingSince.getTime() >= DISABLE_AFTER_MS;
}
