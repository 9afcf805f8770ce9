// Reads the lists inside a rule's test: a few entries, so that a rule about listed parties can show what it says.
import type { ProblemList } from './problem-list';
import { isFields, oneOf, rejectUnknownKeys, text } from './read-field';
import type { ContentPath } from './rule-source';
import type { RuleTestEntry, RuleTestLists } from './ruleset';

const USES = ['ready', 'stale', 'failed'];
const MEASURES = ['asset_freeze', 'export_control', 'other'];
const OPTIONAL = ['country', 'registrationNumber', 'address'] as const;

/** Undefined, with the reasons in the list, where it cannot be read. */
export function readTestLists(value: unknown, path: ContentPath, list: ProblemList): RuleTestLists | undefined {
  if (!isFields(value)) {
    list.add(path, '`lists` must be a mapping with `entries`, and `use` where they are not ready');
    return undefined;
  }
  rejectUnknownKeys(value, ['use', 'entries'], path, list);
  const use = value['use'] === undefined ? 'ready' : oneOf(value['use'], USES, [...path, 'use'], list);
  const items: unknown[] = Array.isArray(value['entries']) ? value['entries'] : [];
  const entries = items.flatMap((item, index) => readEntry(item, [...path, 'entries', index], list));
  return use === undefined ? undefined : { use: use as RuleTestLists['use'], entries };
}

function readEntry(item: unknown, path: ContentPath, list: ProblemList): RuleTestEntry[] {
  if (!isFields(item)) {
    list.add(path, 'an entry needs name and measure');
    return [];
  }
  rejectUnknownKeys(item, ['name', 'measure', ...OPTIONAL], path, list);
  const name = text(item['name'], [...path, 'name'], list);
  const measure = oneOf(item['measure'], MEASURES, [...path, 'measure'], list);
  if (measure === undefined) return [];
  const others = OPTIONAL.flatMap((key) =>
    item[key] === undefined ? [] : [[key, text(item[key], [...path, key], list)] as const],
  );
  return [{ name, measure: measure as RuleTestEntry['measure'], ...Object.fromEntries(others) }];
}
