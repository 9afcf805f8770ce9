// One rule file's text becomes a rule source: parsed, bounded against hostile files, every part with its place in the file.
import { type Document, isNode, isScalar, LineCounter, parseDocument, Scalar } from 'yaml';
import type { ContentPath, RuleProblem, RuleSource } from '../../screening/rule-kit/rule-source';

const MAX_BYTES = 256 * 1024;

export interface RuleFile {
  /** Path without ending, relative to the rules folder. */
  id: string;
  /** File as it is shown in problems. */
  file: string;
  bytes: Uint8Array;
}

/** The parsed file, or what keeps it from being read: no YAML, a key twice, a tag or an alias, too large. */
export function ruleSourceOfYaml({ id, file, bytes }: RuleFile): RuleSource | RuleProblem[] {
  if (bytes.length > MAX_BYTES) return [{ file, rule: id, message: `the file is larger than ${MAX_BYTES / 1024} KiB` }];
  const text = readUtf8(bytes);
  if (text === undefined) return [{ file, rule: id, message: 'the file is not written in UTF-8' }];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'core' });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return faults.map(({ linePos, message }) => ({
      file,
      rule: id,
      line: linePos?.[0].line,
      column: linePos?.[0].col,
      message: firstLine(message),
    }));
  }
  const content = plainContent(document);
  if ('refused' in content) return [{ file, rule: id, message: content.refused }];
  return {
    id,
    file,
    content: content.value,
    lineOf: (path) => {
      const found = nodeAt(document, path);
      return found && lines.linePos(found.start).line;
    },
    positionIn: (path, offset) => {
      const at = offsetInFile(document, text, path, offset);
      if (at === undefined) return undefined;
      const { line, col } = lines.linePos(at);
      return { line, column: col };
    },
  };
}

function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/u, '');
}

/** Aliases are refused: a few lines of them unfold to gigabytes, and no rule needs one. */
function plainContent(document: Document): { value: unknown } | { refused: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    const aliases = error instanceof ReferenceError;
    return {
      refused: aliases
        ? 'aliases (`*name`) are not allowed in a rule file'
        : error instanceof Error
          ? firstLine(error.message)
          : 'cannot be read',
    };
  }
}

interface FoundNode {
  start: number;
  isBlock: boolean;
  isWhole: boolean;
}

/** The node at the path, or its nearest parent that exists. */
function nodeAt(document: Document, path: ContentPath): FoundNode | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const isBlock = isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
    return { start: node.range[0], isBlock, isWhole: length === path.length };
  }
  return undefined;
}

/** Goes through value and file side by side, since the file has indentation, folds and quotes that the value has not. */
function offsetInFile(document: Document, text: string, path: ContentPath, offset: number): number | undefined {
  const found = nodeAt(document, path);
  const value = document.getIn(path);
  if (!found?.isWhole || typeof value !== 'string') return found?.start;
  let at = found.isBlock ? text.indexOf('\n', found.start) + 1 : found.start;
  for (const [index, character] of value.split('').entries()) {
    if (index > offset) break;
    if (/\s/u.test(character)) continue;
    while (at < text.length && text[at] !== character) at += 1;
    if (index === offset) return at;
    at += 1;
  }
  return Math.min(at, text.length);
}
