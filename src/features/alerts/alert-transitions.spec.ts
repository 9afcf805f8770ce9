// The table of transitions of an alert.
import fc from 'fast-check';
import { ALERT_STATUSES } from './alert-query.dto';
import { type AlertState, decideTransition, DISPOSITIONS } from './alert-transitions';

const OPEN: AlertState = { status: 'open', disposition: null };
const CLOSED: AlertState = { status: 'closed', disposition: 'false_positive' };

describe('decideTransition', () => {
  it('closes with a disposition, new or known, and not without', () => {
    expect(decideTransition(OPEN, { status: 'closed', disposition: 'true_match' })).toEqual({
      to: { status: 'closed', disposition: 'true_match' },
      event: 'alert.closed',
    });
    expect(decideTransition({ status: 'proposed', disposition: 'blocked' }, { status: 'closed' })).toMatchObject({
      event: 'alert.closed',
    });
    expect(decideTransition(OPEN, { status: 'closed' })).toHaveProperty('refused');
    expect(decideTransition(OPEN, { status: 'proposed' })).toHaveProperty('refused');
  });

  it('opens again without the old disposition', () => {
    expect(decideTransition(CLOSED, { status: 'in_review' })).toEqual({
      to: { status: 'in_review', disposition: null },
      event: 'alert.reopened',
    });
    expect(decideTransition(CLOSED, { status: 'proposed', disposition: 'blocked' })).toHaveProperty('refused');
    expect(decideTransition(CLOSED, { disposition: 'blocked' })).toHaveProperty('refused');
  });

  it('says that nothing changes', () => {
    expect(decideTransition(CLOSED, { status: 'closed', disposition: 'false_positive' })).toBe('unchanged');
    expect(decideTransition(OPEN, {})).toBe('unchanged');
  });

  it('never leaves a closed or proposed alert without a disposition, and repeating changes nothing', () => {
    const status = fc.constantFrom(...ALERT_STATUSES);
    const disposition = fc.constantFrom(...DISPOSITIONS);
    fc.assert(
      fc.property(
        fc.record({ status, disposition: fc.option(disposition) }),
        fc.record({ status, disposition }, { requiredKeys: [] }),
        (from, wish) => {
          if ((from.status === 'closed' || from.status === 'proposed') && from.disposition === null) return;
          const decided = decideTransition(from, wish);
          if (decided === 'unchanged' || 'refused' in decided) return;
          const { to } = decided;
          if (to.status === 'closed' || to.status === 'proposed') expect(to.disposition).not.toBeNull();
          expect(decideTransition(to, wish)).toBe('unchanged');
        },
      ),
    );
  });
});
