// Reads the tests inside a rule file: each a small trade request with what the rule must say about it.
import { checkTestRecord } from './check-test-record';
import type { ProblemList } from './problem-list';
import { isFields, oneOf, rejectUnknownKeys, text } from './read-field';
import { readTestLists } from './read-test-lists';
import type { RuleTest } from './ruleset';

const OUTCOMES = ['hit', 'quiet', 'undetermined'];

/** The test records of a rule; there must be one that hits and one that stays quiet. */
export function readRuleTests(value: unknown, list: ProblemList): RuleTest[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  const tests = items.flatMap((item, index) => {
    const path = ['tests', index];
    if (!isFields(item) || !isFields(item['record'])) {
      list.add(path, `\`tests[${index}]\` needs name, expect and record`);
      return [];
    }
    rejectUnknownKeys(item, ['name', 'expect', 'record', 'lists'], path, list);
    const record = item['record'];
    checkTestRecord(record, (at, message) => list.add([...path, 'record', ...at], message));
    const lists = item['lists'] === undefined ? undefined : readTestLists(item['lists'], [...path, 'lists'], list);
    const expect = oneOf(item['expect'], OUTCOMES, [...path, 'expect'], list);
    const name = text(item['name'], [...path, 'name'], list);
    return expect === undefined
      ? []
      : [{ name, expect: expect as RuleTest['expect'], record, lists, line: list.source.lineOf(path) }];
  });
  for (const expect of ['hit', 'quiet'] as const) {
    if (!tests.some((test) => test.expect === expect))
      list.add(['tests'], `\`tests\` must hold at least one record that is expected to be \`${expect}\``);
  }
  return tests;
}
