// Three answers: a rule hits, stays quiet, or could not be decided, and says which fields would have decided it.
import fc from 'fast-check';
import { SAMPLE_SOURCE, sampleFacts, sampleRuleset } from '../../../test/support/sample-rules';
import type { FactValues } from '../facts/fact-group';
import { runRules, type RuleRun } from './run-rules';

const DAY = '2024-06-01';

function run(changes: Record<string, unknown>, values: FactValues, on = DAY): RuleRun {
  return runRules(sampleRuleset({ 'a/rule': changes }), values, SAMPLE_SOURCE, on);
}

function outcome(when: string, values: FactValues, more: Record<string, unknown> = {}): string {
  const { hits, undetermined } = run({ when, ...more }, values);
  if (hits.length > 0) return 'hit';
  return undetermined.length > 0 ? `open: ${undetermined[0]?.missing.join(', ')}` : 'quiet';
}

describe('runRules', () => {
  it('tells title, points, legal basis, evidence and the filled-in explanation of a hit', () => {
    const values = sampleFacts(
      { listed: true, tier: '3.B', kinds: ['bearings', 'chips'], weight: 12.3456 },
      { eastward: true },
    );
    const explain = '{{{parcel.tier}}}: {parcel.kinds}, {parcel.weight} kg above {limit}, {trip.kind}';
    const when = 'parcel.listed && parcel.weight > limit';
    const parameters = { limit: { value: 10, unit: 'kg', description: 'Limit' } };
    expect(
      run({ when, explain, parameters, evidence: ['parcel.listed', 'parcel.listed', 'parcel.tier'] }, values).hits,
    ).toEqual([
      {
        rule: 'a/rule',
        title: 'Listed parcel goes east',
        severity: 'high',
        points: 30,
        explanation: '{3.B}: bearings, chips, 12.35 kg above 10, not given',
        legalBasis: [{ instrument: 'Law', reference: 'Art. 1', certainty: 'sourced' }],
        evidence: [
          { field: 'request.parcel.listed', value: 'as received' },
          { field: 'request.parcel.tier', value: 'as received' },
        ],
      },
    ]);
  });

  it('answers negative points as a mitigation', () => {
    const { hits, mitigations } = run(
      { points: -15, severity: 'info', when: 'parcel.listed', explain: 'Good.' },
      sampleFacts({ listed: true }),
    );
    expect(hits).toEqual([]);
    expect(mitigations).toEqual([{ rule: 'a/rule', points: -15, explanation: 'Good.' }]);
  });

  it.each([
    ['2024-01-31', 0],
    ['2024-02-01', 1],
    ['2024-02-29', 1],
    ['2024-03-01', 0],
  ])('on %s a rule from 1 February up to 1 March makes %i hits', (day, count) => {
    const effective = { from: '2024-02-01', to: '2024-03-01' };
    expect(run({ when: 'parcel.listed', effective }, sampleFacts({ listed: true }), day).hits).toHaveLength(count);
  });

  it('orders by id, whatever the order of the files', () => {
    const rules = ['b/two', 'a/one', 'b/one'].map((id) => [id, { when: 'parcel.listed' }] as const);
    const forward = runRules(
      sampleRuleset(Object.fromEntries(rules)),
      sampleFacts({ listed: true }),
      SAMPLE_SOURCE,
      DAY,
    );
    const backward = runRules(
      sampleRuleset(Object.fromEntries([...rules].reverse())),
      sampleFacts({ listed: true }),
      SAMPLE_SOURCE,
      DAY,
    );
    expect(forward.hits.map(({ rule }) => rule)).toEqual(['a/one', 'b/one', 'b/two']);
    expect(backward).toEqual(forward);
  });

  it.each([
    ['parcel.listed && parcel.weight > 5.0', sampleFacts({ listed: false }), 'quiet'],
    ['parcel.listed && parcel.weight > 5.0', sampleFacts({ listed: true }), 'open: request.parcel.weight'],
    ['parcel.listed || parcel.weight > 5.0', sampleFacts({ listed: true }), 'hit'],
    ['parcel.listed || parcel.weight > 5.0', sampleFacts({ listed: false }), 'open: request.parcel.weight'],
    ['!(parcel.listed && trip.eastward)', sampleFacts({ listed: false }), 'hit'],
    ['!parcel.listed', sampleFacts({}), 'open: request.parcel.listed'],
    ['parcel.tier != "1"', sampleFacts({}), 'open: request.parcel.tier'],
    [
      'parcel.listed && (trip.eastward || parcel.weight > 5.0)',
      sampleFacts({ listed: true }),
      'open: request.trip.eastward, request.parcel.weight',
    ],
    ['parcel.listed && (trip.eastward || parcel.weight > 5.0)', sampleFacts({ listed: true, weight: 9 }), 'hit'],
    ['(parcel.listed ? parcel.weight : 1.0) > 5.0', sampleFacts({ listed: false }), 'open: request.parcel.weight'],
    ['parcel.weight > 5.0', sampleFacts({ weight: Number.NaN }), 'open: request.parcel.weight'],
  ])('%s, what is known: %j -> %s', (when, values, expected) => {
    expect(outcome(when, values)).toBe(expected);
  });

  it('answers known(…) without the fact', () => {
    expect(outcome('!known(parcel.weight) && parcel.listed', sampleFacts({ listed: true }))).toBe('hit');
    expect(outcome('!known(parcel.weight) && parcel.listed', sampleFacts({ listed: true, weight: 0 }))).toBe('quiet');
    expect(outcome('known(parcel.weight) && parcel.weight > 5.0', sampleFacts({}))).toBe('quiet');
  });

  it('is undetermined, never quiet, where the expression cannot be evaluated', () => {
    const { hits, undetermined } = run({ when: 'parcel.kinds[3] == "bearings"' }, sampleFacts({ kinds: ['chips'] }));
    expect(hits).toEqual([]);
    expect(undetermined).toMatchObject([
      { rule: 'a/rule', missing: [], reason: expect.stringMatching(/index/) as string },
    ]);
  });

  it('runs the condition that was checked: brackets, small numbers and negative thresholds stay', () => {
    expect(outcome('1.0 - (2.0 - parcel.weight) > 0.0', sampleFacts({ weight: 1.5 }))).toBe('hit');
    expect(outcome('parcel.weight > 0.0000000001', sampleFacts({ weight: 1e-9 }))).toBe('hit');
    const parameters = { limit: { value: -5, description: 'Limit' }, huge: { value: 1e21, description: 'Huge' } };
    expect(outcome('-limit < parcel.weight && parcel.weight < huge', sampleFacts({ weight: 6 }), { parameters })).toBe(
      'hit',
    );
    expect(outcome('-limit < parcel.weight && parcel.weight < huge', sampleFacts({ weight: 4 }), { parameters })).toBe(
      'quiet',
    );
  });

  it.each([
    'size(parcel.kinds) == 2 && parcel.kinds.size() == 2',
    'double(size(parcel.kinds)) > 1.5 && int(parcel.weight) == 7 && string(parcel.weight) == "7.5"',
    'parcel.tier.contains("B") && parcel.tier.startsWith("3") && parcel.tier.endsWith("b") == false',
    'parcel.tier.lowerAscii() == "3.b" && trip.kind.upperAscii() == "BY RAIL"',
    'parcel.kinds.exists(k, k == "chips") && parcel.kinds.all(k, k.size() > 3) && parcel.kinds.exists_one(k, k == "chips")',
    '"chips" in parcel.kinds && parcel.tier in ["3.A", "3.B"] && !("tea" in parcel.kinds)',
    'parcel.kinds[0] == "bearings" && (parcel.weight > 5 ? "heavy" : "light") == "heavy" && parcel.weight * 2.0 - 1.0 > 13.0',
  ])('evaluates what the language offers: %s', (when) => {
    const values = sampleFacts({ kinds: ['bearings', 'chips'], weight: 7.5, tier: '3.B' }, { kind: 'by rail' });
    expect(outcome(when, values)).toBe('hit');
  });

  it('asks a question that several rules share only once', () => {
    const rules = {
      'a/one': { when: 'parcel.weight > 5.0 && parcel.listed' },
      'a/two': { when: 'parcel.listed || (parcel.weight > 5.0)' },
    };
    expect(sampleRuleset(rules).conditions.filter(({ kind }) => kind === 'question')).toHaveLength(2);
  });

  it('never shares a question between different thresholds', () => {
    const of = (value: number): object => ({
      when: 'parcel.weight > limit',
      parameters: { limit: { value, description: 'x' } },
    });
    const { hits } = runRules(
      sampleRuleset({ 'a/low': { ...of(1) }, 'a/top': { ...of(9) } }),
      sampleFacts({ weight: 5 }),
      SAMPLE_SOURCE,
      DAY,
    );
    expect(hits.map(({ rule }) => rule)).toEqual(['a/low']);
  });

  it('keeps what it decided when a missing fact becomes known', () => {
    const bools = fc.constantFrom(true, false, undefined);
    const parts = fc.constantFrom(
      'parcel.listed',
      'trip.eastward',
      'parcel.tier == "1"',
      'parcel.tier != "1"',
      'parcel.weight > 5.0',
    );
    const term = fc.tuple(fc.boolean(), parts).map(([negated, part]) => (negated ? `!(${part})` : part));
    const condition = fc
      .array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((clauses) => clauses.map((clause) => `(${clause.join(' || ')})`).join(' && '));
    const facts = fc.record({
      listed: bools,
      tier: fc.constantFrom('1', '2', undefined),
      weight: fc.constantFrom(1, 9, undefined),
      eastward: bools,
    });
    fc.assert(
      fc.property(condition, facts, (when, { eastward, ...parcel }) => {
        const answer = outcome(when, sampleFacts(parcel, { eastward }));
        if (answer.startsWith('open')) return;
        const filled = { listed: true, tier: '1', weight: 9, ...withoutAbsent(parcel) };
        expect(outcome(when, sampleFacts(filled, { eastward: eastward ?? false }))).toBe(answer);
      }),
    );
  });
});

function withoutAbsent<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
