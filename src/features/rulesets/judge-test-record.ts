// Answers what a rule says about a test record out of its own file, by screening the record through the whole core.
import type { ListedSet, ListEntry } from '../../screening/matching/list-entry';
import { ListScreening } from '../../screening/matching/list-screening';
import { buildPartyIndex, PartyMatcher } from '../../screening/matching/match-party';
import type { JudgeRecord } from '../../screening/rule-kit/rule-tests';
import type { RuleTestEntry, RuleTestLists } from '../../screening/rule-kit/ruleset';
import { screen, type ScreeningKit } from '../../screening/screen';
import type { TradeRequest } from '../../screening/trade-request';

/** The day of test records that name none. */
const TEST_DAY = '2026-01-01';

/** A judge over the kit. The records' shape was checked when the rules were compiled. */
export function judgeTestRecords(kit: ScreeningKit): JudgeRecord {
  return ({ record, lists }, rule) => {
    const request = { reference: 'test', requestedAt: TEST_DAY, ...record } as unknown as TradeRequest;
    const own = lists === undefined ? kit : { ...kit, lists: screeningOf(lists, kit) };
    const { hits, mitigations, undetermined } = screen(request, own, `${TEST_DAY}T00:00:00Z`);
    if ([...hits, ...mitigations].some((found) => found.rule === rule)) return { outcome: 'hit', missing: [] };
    const open = undetermined.find((found) => found.rule === rule);
    return open ? { outcome: 'undetermined', missing: open.missing } : { outcome: 'quiet', missing: [] };
  };
}

function screeningOf({ use, entries }: RuleTestLists, { reference }: ScreeningKit): ListScreening {
  const sets = entries.map(({ measure, ...entry }, index): ListedSet => ({
    list: { source: `test-${index}`, title: 'List of the test', authority: 'Test', measure },
    entries: [entryOf(entry)],
  }));
  const matcher = new PartyMatcher(buildPartyIndex(sets, reference.names), reference.names);
  return new ListScreening(use, matcher, use === 'ready' ? [] : [`the list of the test is ${use}`]);
}

function entryOf({ name, country, registrationNumber, address }: Omit<RuleTestEntry, 'measure'>): ListEntry {
  return {
    id: name,
    kind: 'unknown',
    names: [{ text: name, weak: false }],
    programmes: [],
    addresses: address === undefined ? [] : [{ street: address }],
    countries: country === undefined ? [] : [country],
    birthDates: [],
    identifiers: registrationNumber === undefined ? [] : [{ kind: 'registration', value: registrationNumber }],
  };
}
