// Reads the folder of rule files: one YAML file is one rule, its id is its path.
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { RuleProblem, RuleSource } from '../../screening/rule-kit/rule-source';
import { contentVersion } from './content-version';
import { ruleSourceOfYaml } from './rule-source-of-yaml';

/** Everything that is wrong with the rule files; the message lists each with file, line and column. */
export class RuleFilesError extends Error {
  /** @param isFolderUnreadable there is no folder of rules at all, rather than a wrong file in it. */
  constructor(
    readonly problems: readonly RuleProblem[],
    readonly isFolderUnreadable = false,
  ) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'RuleFilesError';
  }
}

/** `rules/goods/x.yaml:12:8 goods/x: unknown fact …` */
export function formatProblem({ file, line, column, rule, message }: RuleProblem): string {
  const where = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${where} ${rule}: ${message}`;
}

interface FileInFolder {
  /** Path relative to the rules folder, with `/`. */
  name: string;
  bytes: Buffer;
}

/** Files below the folder by name. Links are followed, since mounted configuration is made of them; names with a dot in front are not. */
function filesBelow(dir: string): string[] {
  return fs
    .readdirSync(dir)
    .filter((name) => !name.startsWith('.'))
    .map((name) => path.join(dir, name))
    .flatMap((full) => (fs.statSync(full).isDirectory() ? filesBelow(full) : [full]));
}

function readFiles(rulesDir: string): FileInFolder[] {
  if (!fs.existsSync(rulesDir))
    throw new RuleFilesError([{ file: rulesDir, rule: '-', message: 'the folder of rule files does not exist' }], true);
  const names = filesBelow(rulesDir).map((file) => ({
    file,
    name: path.relative(rulesDir, file).split(path.sep).join('/'),
  }));
  const misnamed = names.filter(({ name }) => /\.yml$/iu.test(name));
  // A rule that is silently not loaded is worse than a service that does not start.
  if (misnamed.length > 0) {
    throw new RuleFilesError(
      misnamed.map(({ file, name }) => ({
        file,
        rule: name,
        message: 'a rule file ends in .yaml, this one would not be loaded',
      })),
    );
  }
  const rules = names.filter(({ name }) => name.endsWith('.yaml')).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (rules.length === 0)
    throw new RuleFilesError([{ file: rulesDir, rule: '-', message: 'the folder holds no rule file (*.yaml)' }], true);
  return rules.map(({ file, name }) => ({ name, bytes: fs.readFileSync(file) }));
}

/** Version of the rule files as they stand. */
export function rulesVersion(rulesDir: string): string {
  return contentVersion(readFiles(rulesDir));
}

/**
 * Reads and parses every rule file under the folder, sorted by id.
 * @throws RuleFilesError for files that are no YAML, too large, or use aliases.
 */
export function readRuleSources(rulesDir: string): RuleSource[] {
  const sources: RuleSource[] = [];
  const problems: RuleProblem[] = [];
  const shown = path.relative(process.cwd(), rulesDir) || '.';
  for (const { name, bytes } of readFiles(rulesDir)) {
    const read = ruleSourceOfYaml({ id: name.replace(/\.yaml$/u, ''), file: path.join(shown, name), bytes });
    if (Array.isArray(read)) problems.push(...read);
    else sources.push(read);
  }
  if (problems.length > 0) throw new RuleFilesError(problems);
  return sources;
}
