// When an endpoint is left alone, for how long, and when it is given up.
import { afterFailure, type CircuitState, CLOSED, isGivenUp } from './circuit';

const NOW = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

function fail(state: CircuitState, times: number, now = NOW): CircuitState {
  let current = state;
  for (let time = 0; time < times; time++) current = afterFailure(current, { now, status: 500, chance: 0.5 });
  return current;
}

describe('the circuit', () => {
  it('stays closed for a few failures', () => {
    expect(fail(CLOSED, 4)).toEqual({ consecutiveFailures: 4, failingSince: NOW, trips: 0, pausedUntil: null });
  });

  it('opens at the fifth, and attempts that were under way do not lengthen the pause', () => {
    expect(fail(CLOSED, 5)).toMatchObject({ trips: 1, pausedUntil: later(10) });
    expect(fail(CLOSED, 20)).toMatchObject({ consecutiveFailures: 20, trips: 1, pausedUntil: later(10) });
  });

  it('doubles the pause each time the probe fails, up to five minutes', () => {
    let state = fail(CLOSED, 5);
    const pauses: number[] = [];
    for (let probe = 0; probe < 8; probe++) {
      const at = state.pausedUntil ?? NOW;
      state = fail(state, 1, at);
      pauses.push(((state.pausedUntil?.getTime() ?? 0) - at.getTime()) / 1000);
    }
    expect(pauses).toEqual([20, 40, 80, 160, 300, 300, 300, 300]);
  });

  it('does what a busy receiver asks for, up to an hour, and only a busy one', () => {
    const asks = (status: number, retryAfter: number): Date | null =>
      afterFailure(CLOSED, { now: NOW, status, retryAfter, chance: 0.5 }).pausedUntil;
    expect(asks(429, 60)).toEqual(later(60));
    expect(asks(503, 10 ** 6)).toEqual(later(3_600));
    expect(asks(400, 60)).toBeNull();
  });

  it('gives up after five days and ten failures, not before', () => {
    const failing = (days: number, consecutiveFailures: number): CircuitState => ({
      ...CLOSED,
      consecutiveFailures,
      failingSince: later(-days * 24 * 3600),
    });
    expect(isGivenUp(failing(5, 10), NOW)).toBe(true);
    expect(isGivenUp(failing(5, 9), NOW)).toBe(false);
    expect(isGivenUp(failing(4.9, 1000), NOW)).toBe(false);
    expect(isGivenUp(CLOSED, NOW)).toBe(false);
  });
});
