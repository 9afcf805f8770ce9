// `truebearing rules check|test|list`: are the rule files right, do they say what their own tests expect, what is in force when.
import { judgeTestRecords } from '../features/rulesets/judge-test-record';
import { formatProblem, RuleFilesError } from '../features/rulesets/rule-files';
import { type KitFolders, loadScreeningKit } from '../features/rulesets/screening-kit';
import { type RuleTestFailure, runRuleTests } from '../screening/rule-kit/rule-tests';
import type { CompiledRule } from '../screening/rule-kit/ruleset';
import type { ScreeningKit } from '../screening/screen';

export interface CommandOutput {
  /** Results. */
  out(text: string): void;
  /** Messages to the person at the terminal. */
  err(text: string): void;
}

const USAGE = `usage: truebearing rules check          load and type-check every rule file
       truebearing rules test           run the tests inside the rule files
       truebearing rules list [--json]  id, severity, points, dates and title of every rule
`;

const DONE = 0;
const WRONG = 1;
const USAGE_OR_UNREADABLE = 2;

/**
 * Runs one of the commands.
 * @returns 0 done, 1 a rule file is wrong or a test fails, 2 usage or nothing to read.
 */
export function runRulesCommand(args: readonly string[], output: CommandOutput, folders: KitFolders): number {
  const [command, ...options] = args;
  const asJson = options.includes('--json');
  const unknown = options.filter((option) => option !== '--json' || command !== 'list');
  if (!command || !['check', 'test', 'list'].includes(command) || unknown.length > 0) {
    output.err(unknown.length > 0 && command ? `unknown option ${unknown.join(' ')}\n${USAGE}` : USAGE);
    return USAGE_OR_UNREADABLE;
  }
  const kit = loadKit(folders, output);
  if (typeof kit === 'number') return kit;
  if (command === 'check') return reportCheck(kit, output);
  return command === 'test' ? reportTests(kit, output) : listRules(kit, output, asJson);
}

function loadKit(folders: KitFolders, output: CommandOutput): ScreeningKit | number {
  try {
    return loadScreeningKit(folders);
  } catch (error) {
    if (!(error instanceof RuleFilesError)) {
      output.err(`${error instanceof Error ? error.message : String(error)}\n`);
      return USAGE_OR_UNREADABLE;
    }
    const { problems } = error;
    for (const problem of problems) output.err(`${formatProblem(problem)}\n`);
    output.err(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}\n`);
    return error.isFolderUnreadable ? USAGE_OR_UNREADABLE : WRONG;
  }
}

function reportCheck(kit: ScreeningKit, output: CommandOutput): number {
  output.out(`${kit.ruleset.rules.length} rules, all right, version ${kit.versions.rules}\n`);
  return DONE;
}

function reportTests(kit: ScreeningKit, output: CommandOutput): number {
  const { rules, passed, failures } = runRuleTests(kit.ruleset, judgeTestRecords(kit));
  for (const failure of failures) output.err(`${describeFailure(failure)}\n`);
  output.out(`${rules} rules, ${passed} tests passed, ${failures.length} failed\n`);
  return failures.length > 0 ? WRONG : DONE;
}

function describeFailure({ file, rule, test, got, missing }: RuleTestFailure): string {
  const where = test.line === undefined ? file : `${file}:${test.line}`;
  const lacks = missing.length > 0 ? `, for want of ${missing.join(', ')}` : '';
  return `${where} ${rule}: "${test.name}": expected ${test.expect}, got ${got}${lacks}`;
}

function listRules(kit: ScreeningKit, output: CommandOutput, asJson: boolean): number {
  const { rules } = kit.ruleset;
  if (asJson) {
    const list = rules.map(({ id, title, severity, points, effectiveFrom, effectiveTo, parameters, legalBasis }) => ({
      id,
      title,
      severity,
      points,
      effective: { from: effectiveFrom || null, to: effectiveTo || null },
      parameters,
      legalBasis,
    }));
    output.out(`${JSON.stringify(list, null, 2)}\n`);
    return DONE;
  }
  const rows = [['rule', 'severity', 'points', 'in force', 'title'], ...rules.map(rowOf)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    output.out(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  return DONE;
}

function rowOf({ id, severity, points, effectiveFrom, effectiveTo, title }: CompiledRule): string[] {
  const from = effectiveFrom === '' ? '' : `from ${effectiveFrom}`;
  const to = effectiveTo === '' ? '' : `until ${effectiveTo}`;
  return [id, severity, String(points), [from, to].filter(Boolean).join(' ') || 'always', title];
}
