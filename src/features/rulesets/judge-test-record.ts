// Answers what a rule says about a test record out of its own file, by screening the record through the whole core.
import type { JudgeRecord } from '../../screening/rule-kit/rule-tests';
import { screen, type ScreeningKit } from '../../screening/screen';
import type { TradeRequest } from '../../screening/trade-request';

/** The day of test records that name none. */
const TEST_DAY = '2026-01-01';

/** A judge over the kit. The records' shape was checked when the rules were compiled. */
export function judgeTestRecords(kit: ScreeningKit): JudgeRecord {
  return (record, rule) => {
    const request = { reference: 'test', requestedAt: TEST_DAY, ...record } as unknown as TradeRequest;
    const { hits, mitigations, undetermined } = screen(request, kit, `${TEST_DAY}T00:00:00Z`);
    if ([...hits, ...mitigations].some((found) => found.rule === rule)) return { outcome: 'hit', missing: [] };
    const open = undetermined.find((found) => found.rule === rule);
    return open ? { outcome: 'undetermined', missing: open.missing } : { outcome: 'quiet', missing: [] };
  };
}
