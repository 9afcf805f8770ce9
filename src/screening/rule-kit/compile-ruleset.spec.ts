// What a rule file may not be: every fault is reported, all at once, each in its place and with the nearest right name.
import { problemsOf, ruleSource, ruleYaml, SAMPLE_GROUPS } from '../../../test/support/sample-rules';
import { compileRuleset } from './compile-ruleset';

const messages = (changes: Record<string, unknown>): string[] =>
  problemsOf(ruleYaml(changes)).map(({ message }) => message);
const when = (text: string, more: Record<string, unknown> = {}): string[] => messages({ when: text, ...more });
const threshold = (value: unknown): object => ({ value, description: 'A threshold' });
const record = (fields: object): object => ({ goods: [{ description: 'x' }], ...fields });
const tests = (fields: object): object => [
  { name: 'a', expect: 'hit', record: record(fields) },
  { name: 'b', expect: 'quiet', record: record({}) },
];

describe('compileRuleset', () => {
  it('takes a right file', () => {
    expect(problemsOf(ruleYaml())).toEqual([]);
  });

  it('reports all problems of all files at once', () => {
    const sources = [
      ruleSource(ruleYaml({ severity: 'grave', points: 400 }), 'a/one'),
      ruleSource(ruleYaml({ title: undefined }), 'a/two'),
    ];
    const compiled = compileRuleset(sources, SAMPLE_GROUPS);
    expect('problems' in compiled && compiled.problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'a/one `severity` must be one of info, low, medium, high, critical',
      'a/one `points` must be a number from -100 to 100, not 0; a negative one is a mitigation',
      'a/two `title` must be a text that is not empty',
    ]);
  });

  it('gives line and column of a fault inside a block', () => {
    const block = 'when: |-\n  parcel.listed &&\n    parcel.wieght > 3.0 ||\n  trip.eastward\n';
    const [problem] = problemsOf(`# comment\n${ruleYaml({ when: undefined })}${block}`);
    const lines = `# comment\n${ruleYaml({ when: undefined })}`.split('\n').length;
    expect(problem).toMatchObject({
      line: lines + 2,
      column: 12,
      message: 'unknown fact `parcel.wieght`: did you mean `parcel.weight`?',
    });
  });

  it('gives the place in a folded block and in a plain text on the line of its key', () => {
    const base = ruleYaml({ when: undefined });
    const first = base.split('\n').length;
    const folded = problemsOf(`${base}when: >-\n  parcel.listed &&\n  trip.estward\n`);
    expect(folded).toMatchObject([{ line: first + 2, column: 8 }]);
    expect(problemsOf(`${base}when: parcel.listed && trip.estward\n`)).toMatchObject([{ line: first, column: 29 }]);
  });

  it.each([
    ['parcel.weigth > 1.0', 'unknown fact `parcel.weigth`: did you mean `parcel.weight`?'],
    ['parsel.weight > 1.0', 'unknown fact `parsel.weight`: did you mean `parcel.weight`?'],
    ['parcel.constructor == 1', 'unknown fact `parcel.constructor`'],
    ['lissted', 'unknown name `lissted`'],
    ['parcel.weight > minWeigt', 'unknown name `minWeigt`'],
  ])('refuses the unknown name in %s', (text, message) => {
    expect(when(text)).toContain(message);
  });

  it.each([
    ['parcel["weight"] > 1.0', /`parcel` is a group of facts/],
    ['parcel == parcel', /`parcel` is a group of facts/],
    ['has(parcel.weight)', /`has` may not be called/],
    ['cel.bind(w, parcel.weight, w > 1.0)', /`bind` may not be called/],
    ['parcel.tier.matches("(a+)+$")', /`matches` may not be called/],
    ['dyn(parcel.weight) && true', /`dyn` may not be called/],
    ['parcel.kinds.exists(a, parcel.kinds.exists(b, a == b))', /inside another one/],
    ['parcel.kinds.exists(trip, trip == "a")', /already the name of a group/],
    ['{"a": true}["a"]', /`map` may not be used/],
    ['known(parcel.weight) == true', /stands only beside/],
    ['known("parcel.weight")', /asks for one fact/],
    ['parcel.weight > "3"', /no such overload/],
    ['parcel.weight', /yes-or-no condition, but is of type double/],
    ['parcel.listed &&', /EOF|Unexpected|Expected/],
    [`${'('.repeat(500)}true${')'.repeat(500)}`, /maxDepth/],
    [Array.from({ length: 300 }, () => 'parcel.listed').join(' && '), /maxAstNodes/],
  ])('refuses %s', (text, message) => {
    const found = when(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toMatch(message);
  });

  it('takes questions over lists and thresholds', () => {
    const parameters = { limit: threshold(-2.5), kind: threshold('ball "bearing"'), strict: threshold(true) };
    expect(when('parcel.kinds.exists(k, k == kind) && parcel.weight - limit > 1 && strict', { parameters })).toEqual(
      [],
    );
  });

  it.each([
    [{ limit: threshold(1) }, /`parameters.limit` is not used/],
    [{ parcel: threshold(1) }, /the name is taken/],
    [{ double: threshold(1) }, /the name is taken/],
    [{ 'min-weight': threshold(1) }, /must be named in letters and digits/],
    [{ limit: { value: [1], description: 'x' } }, /needs a value/],
    [{ limit: { value: 1 } }, /`parameters.limit.description` must be a text/],
  ])('refuses the parameters %j', (parameters, message) => {
    expect(when('parcel.listed', { parameters }).join('\n')).toMatch(message);
  });

  it.each([
    [{ severty: 'high' }, /unknown field `severty`: did you mean `severity`\?/],
    [{ points: -10 }, /`severity` of a mitigation/],
    [{ points: 101 }, /from -100 to 100/],
    [{ evidence: ['parcel.listd'] }, /unknown fact `parcel.listd`: did you mean `parcel.listed`\?/],
    [{ evidence: ['parcel.constructor'] }, /unknown fact/],
    [{ explain: 'Weighs {parcel.wheight}.' }, /did you mean `parcel.weight`/],
    [{ explain: 'Weighs {toString}.' }, /unknown fact `toString`/],
    [{ explain: 'Weighs {parcel.weight.' }, /a brace without its partner/],
    [{ legalBasis: [] }, /at least one instrument/],
    [{ legalBasis: [{ instrument: 'Law', reference: 'Art. 1', certainty: 'sure' }] }, /one of sourced, from_memory/],
    [{ effective: { from: '2024-02-30' } }, /a day written YYYY-MM-DD/],
    [{ effective: { from: '2024-05-01', to: '2024-05-01' } }, /must lie after/],
    [{ tests: [] }, /expected to be `hit`/],
    [{ tests: [{ name: 'a', expect: 'hit', record: record({}) }] }, /expected to be `quiet`/],
  ])('refuses the field %j', (change, message) => {
    expect(messages(change).join('\n')).toMatch(message);
  });

  it.each([
    [{ goods: [{ hsCod: '848210' }] }, /unknown field `hsCod`: did you mean `hsCode`\?/],
    [{ goods: [{ hsCode: 848210 }] }, /`hsCode` must be a text; digits and dates need quotes/],
    [{ goods: [] }, /at least one line/],
    [{ parties: [{ role: 'consigne' }] }, /`role` must be one of/],
    [{ route: { places: 'Hamburg' } }, /a list of texts/],
    [{ rote: { places: ['Hamburg'] } }, /unknown field `rote`: did you mean `route`\?/],
    [{ documents: { endUserStatement: 'yes' } }, /true or false/],
    [{ payment: 'cash' }, /must be a mapping/],
  ])('refuses the test record %j', (fields, message) => {
    expect(messages({ tests: tests(fields) }).join('\n')).toMatch(message);
  });

  it('refuses two rules with one id, and an id that is no path', () => {
    const sources = [ruleSource(ruleYaml(), 'a/one'), ruleSource(ruleYaml(), 'a/one'), ruleSource(ruleYaml(), 'One')];
    const compiled = compileRuleset(sources, SAMPLE_GROUPS);
    const found = 'problems' in compiled ? compiled.problems.map(({ message }) => message) : [];
    expect(found.filter((message) => message.includes('two rules'))).toHaveLength(2);
    expect(found).toContain('the id `One` must be group/name in small letters, digits and hyphens');
  });

  it('answers content of any shape with problems', () => {
    for (const content of [null, 3, 'text', [], { tests: 'x', parameters: 3, effective: [] }]) {
      const source = { ...ruleSource(ruleYaml()), content };
      expect(compileRuleset([source], SAMPLE_GROUPS)).toHaveProperty('problems');
    }
  });
});
