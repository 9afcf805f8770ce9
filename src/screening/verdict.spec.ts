// The precedence table line by line, and what must hold whatever the hits are.
import fc from 'fast-check';
import { type Hit, type Mitigation, SEVERITIES, type Severity, VERDICTS } from './assessment';
import { HOLD_SCORE, judge, REVIEW_SCORE } from './verdict';

const hit = (severity: Severity, points: number): Hit => ({
  rule: 'a/b',
  title: '',
  severity,
  points,
  explanation: '',
  legalBasis: [],
  evidence: [],
});
const relief = (points: number): Mitigation => ({ rule: 'a/m', points, explanation: '' });

describe('judge', () => {
  it('holds on a critical hit whatever mitigates', () => {
    expect(judge([hit('critical', 80)], [relief(-100)], [])).toEqual({ verdict: 'hold', score: HOLD_SCORE });
  });

  it('holds when many small signs add up', () => {
    expect(judge([hit('medium', 40), hit('medium', 40)], [], []).verdict).toBe('hold');
  });

  it('lets an officer look at a high hit even when the points are mitigated away', () => {
    expect(judge([hit('high', 20)], [relief(-50)], []).verdict).toBe('review');
  });

  it('never clears where a grave rule could not be decided', () => {
    expect(judge([], [], ['high'])).toEqual({ verdict: 'review', score: REVIEW_SCORE });
    expect(judge([], [relief(-30)], ['critical']).verdict).toBe('review');
    expect(judge([], [], ['medium']).verdict).toBe('clear');
  });

  it('lets an officer look at a medium hit that good papers do not undo', () => {
    expect(judge([hit('medium', 25)], [relief(-30)], []).verdict).toBe('review');
  });

  it('clears small signs that are mitigated', () => {
    expect(judge([hit('low', 25)], [relief(-30)], [])).toEqual({ verdict: 'clear', score: 0 });
  });

  it('is never lowered by one more hit', () => {
    const anyHit = fc
      .tuple(fc.constantFrom(...SEVERITIES), fc.integer({ min: 0, max: 100 }))
      .map(([severity, points]) => hit(severity, points));
    const anyRelief = fc.integer({ min: -100, max: -1 }).map(relief);
    fc.assert(
      fc.property(fc.array(anyHit), fc.array(anyRelief), anyHit, (hits, reliefs, extra) => {
        const before = judge(hits, reliefs, []);
        const after = judge([...hits, extra], reliefs, []);
        expect(VERDICTS.indexOf(after.verdict)).toBeGreaterThanOrEqual(VERDICTS.indexOf(before.verdict));
        expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });
});
