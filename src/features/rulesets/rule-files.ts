// Reads rule files: one YAML file is one rule, its id is its path. Keeps the line of every part for the messages.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isNode, isScalar, LineCounter, parseDocument, Scalar } from 'yaml';
import type { ContentPath, RuleProblem, RuleSource } from '../../screening/rule-kit/rule-source';
import { contentVersion } from './content-version';

const MAX_BYTES = 256 * 1024;

/** Everything that is wrong with the rule files; the message lists each with file, line and column. */
export class RuleFilesError extends Error {
  constructor(readonly problems: readonly RuleProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'RuleFilesError';
  }
}

function formatProblem({ file, line, column, rule, message }: RuleProblem): string {
  const where = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${where} ${rule}: ${message}`;
}

interface RuleFile {
  name: string;
  bytes: Buffer;
}

function readFiles(rulesDir: string): RuleFile[] {
  const walk = (dir: string): string[] =>
    fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
      const full = path.join(dir, entry.name);
      if (entry.isDirectory()) return walk(full);
      return entry.isFile() && entry.name.endsWith('.yaml') ? [full] : [];
    });
  if (!fs.existsSync(rulesDir)) {
    throw new RuleFilesError([{ file: rulesDir, rule: '-', message: 'the folder of rule files does not exist' }]);
  }
  const files = walk(rulesDir).sort();
  if (files.length === 0) throw new RuleFilesError([{ file: rulesDir, rule: '-', message: 'the folder holds no rule file (*.yaml)' }]);
  return files.map((file) => ({ name: path.relative(rulesDir, file).split(path.sep).join('/'), bytes: fs.readFileSync(file) }));
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
  const problems: RuleProblem[] = [];
  const shown = path.relative(process.cwd(), rulesDir) || rulesDir;
  const sources = readFiles(rulesDir).flatMap(({ name, bytes }) => {
    const file = path.join(shown, name);
    const id = name.replace(/\.yaml$/u, '');
    const source = parseRule(id, file, bytes, problems);
    return source ? [source] : [];
  });
  if (problems.length > 0) throw new RuleFilesError(problems);
  return sources;
}

function parseRule(id: string, file: string, bytes: Buffer, problems: RuleProblem[]): RuleSource | undefined {
  if (bytes.length > MAX_BYTES) {
    problems.push({ file, rule: id, message: `the file is larger than ${MAX_BYTES / 1024} KiB` });
    return undefined;
  }
  const counter = new LineCounter();
  const document = parseDocument(bytes.toString('utf8'), { lineCounter: counter, uniqueKeys: true, schema: 'core' });
  for (const error of document.errors) {
    problems.push({ file, rule: id, line: error.linePos?.[0].line, column: error.linePos?.[0].col, message: error.message.split('\n')[0] ?? '' });
  }
  if (document.errors.length > 0) return undefined;
  const offsetOf = (at: ContentPath): { offset: number; node: unknown } | undefined => {
    for (let length = at.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(at.slice(0, length), true);
      if (isNode(node) && node.range) return { offset: node.range[0], node };
    }
    return undefined;
  };
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  return {
    id,
    file,
    content: toPlain(document, problems, { file, id }),
    lineOf: (at) => {
      const found = offsetOf(at);
      return found && lineAt(found.offset);
    },
    textLineOf: (at) => {
      const found = offsetOf(at);
      if (!found) return undefined;
      const block = isScalar(found.node) && (found.node.type === Scalar.BLOCK_LITERAL || found.node.type === Scalar.BLOCK_FOLDED);
      return lineAt(found.offset) + (block ? 1 : 0);
    },
  };
}

function toPlain(document: ReturnType<typeof parseDocument>, problems: RuleProblem[], { file, id }: { file: string; id: string }): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    problems.push({ file, rule: id, message: error instanceof Error ? error.message : 'cannot be read' });
    return undefined;
  }
}
