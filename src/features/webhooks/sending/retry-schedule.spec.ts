// The schedule of attempts, its jitter, and what a receiver may ask for.
import { loadConfiguration } from '../../../platform/config/configuration';
import { nextAttemptIn, readRetryAfter } from './retry-schedule';

const SHIPPED = loadConfiguration({}).webhookRetrySeconds;

describe('nextAttemptIn', () => {
  it('follows the schedule and ends after ten attempts', () => {
    const pauses = SHIPPED.map((_, index) => nextAttemptIn({ tries: index + 1, chance: 0.5 }, SHIPPED));
    expect(pauses).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  });

  it('spreads by a fifth to both sides', () => {
    expect(nextAttemptIn({ tries: 2, chance: 0 }, SHIPPED)).toBeCloseTo(240);
    expect(nextAttemptIn({ tries: 2, chance: 1 }, SHIPPED)).toBeCloseTo(360);
  });

  it('lets the receiver ask for more, up to a day, and never for less', () => {
    expect(nextAttemptIn({ tries: 1, chance: 0.5, retryAfter: 60 }, SHIPPED)).toBe(60);
    expect(nextAttemptIn({ tries: 1, chance: 0.5, retryAfter: 1 }, SHIPPED)).toBe(5);
    expect(nextAttemptIn({ tries: 1, chance: 0.5, retryAfter: 10 ** 9 }, SHIPPED)).toBe(86_400);
    expect(nextAttemptIn({ tries: 10, chance: 0.5, retryAfter: 60 }, SHIPPED)).toBeNull();
  });

  it('takes another schedule', () => {
    expect(nextAttemptIn({ tries: 1, chance: 0.5 }, [0, 1])).toBe(1);
    expect(nextAttemptIn({ tries: 2, chance: 0.5 }, [0, 1])).toBeNull();
  });
});

describe('readRetryAfter', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  it.each([
    ['120', 120],
    [' 0 ', 0],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ])('reads %j', (header, seconds) => expect(readRetryAfter(header, now)).toBe(seconds));
  it.each([[undefined], [''], ['soon'], ['-5'], ['1e9'], ['2026-03-01']])('makes nothing of %j', (header) =>
    expect(readRetryAfter(header, now)).toBeUndefined(),
  );
});
