// A list in XML, read as a stream: one small tree for each record. No entity is expanded and no document type is read.
import { SaxesParser } from 'saxes';
import { ListFileError } from './list-file-error';
import type { ListText } from './list-text';

const DEEPEST = 64;
/** Most that may come between two tags, and in one record, in characters. */
const LONGEST_TEXT = 4 * 1024 * 1024;
/** The parser is fed by so much, whatever pieces the file comes in. */
const SLICE = 64 * 1024;
const LARGEST_RECORD = 16 * 1024 * 1024;

export interface XmlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  text: string;
}

export interface XmlHandlers {
  /** Elements that are taken as a whole; those inside one of them belong to it. */
  records: ReadonlySet<string>;
  onRecord: (record: XmlNode, line: number) => void;
  /** The outermost element. */
  onRoot?: (attributes: Readonly<Record<string, string>>) => void;
}

/** @throws ListFileError for what is no XML, is cut off, has a document type, or is deeper or longer than any list */
export async function readXmlRecords({ name, text }: ListText, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser();
  const fail = (reason: string, expected?: string): never => {
    const place = { line: parser.line, column: parser.column };
    throw new ListFileError('bad_xml', name, reason, expected === undefined ? place : { ...place, expected });
  };
  const tree = new RecordTree(handlers, () => parser.line, fail);
  parser.on('doctype', () => fail('the file has a document type declaration (DTD)', 'XML without one'));
  parser.on('opentag', ({ name: tag, attributes }) => tree.open(tag, attributes));
  parser.on('closetag', () => tree.close());
  parser.on('text', (piece) => tree.addText(piece));
  parser.on('cdata', (piece) => tree.addText(piece));
  parser.on('error', ({ message }) => {
    // The parser writes its own line and column in front.
    const reason = message.replace(/^(?:undefined:)?\d+:\d+: /u, '');
    const cut = /unclosed|unexpected end|document must contain/u.test(reason);
    if (cut) throw cutOff(name, parser.line, reason);
    fail(reason, 'well-formed XML');
  });
  for await (const piece of text) {
    for (let at = 0; at < piece.length; at += SLICE) {
      parser.write(piece.slice(at, at + SLICE));
      tree.measure(Math.min(SLICE, piece.length - at));
    }
  }
  parser.close();
}

function cutOff(name: string, line: number, reason: string): ListFileError {
  return new ListFileError('truncated', name, reason, { line, expected: 'a file that is not cut off' });
}

class RecordTree {
  private depth = 0;
  private sinceTag = 0;
  private recordSize = 0;
  private readonly stack: XmlNode[] = [];

  constructor(
    private readonly handlers: XmlHandlers,
    private readonly lineNow: () => number,
    private readonly fail: (reason: string) => never,
  ) {}

  open(tag: string, attributes: Record<string, string>): void {
    this.sinceTag = 0;
    this.depth += 1;
    if (this.depth > DEEPEST) this.fail(`elements are nested more than ${DEEPEST} deep`);
    if (this.depth === 1) this.handlers.onRoot?.(attributes);
    const name = tag.slice(tag.indexOf(':') + 1);
    if (this.stack.length === 0 && !this.handlers.records.has(name)) return;
    if (this.stack.length === 0) this.recordSize = 0;
    const node: XmlNode = { name, attributes, children: [], text: '' };
    this.stack.at(-1)?.children.push(node);
    this.stack.push(node);
    this.grow(100);
  }

  close(): void {
    this.sinceTag = 0;
    this.depth -= 1;
    const node = this.stack.pop();
    if (node && this.stack.length === 0) this.handlers.onRecord(node, this.lineNow());
  }

  addText(piece: string): void {
    const node = this.stack.at(-1);
    if (!node) return;
    node.text += piece;
    this.grow(piece.length);
  }

  /** The parser gathers a text whole before it hands it over: without this a text without end would fill the memory. */
  measure(length: number): void {
    this.sinceTag += length;
    if (this.sinceTag > LONGEST_TEXT) this.fail(`more than ${LONGEST_TEXT} characters without a tag`);
  }

  private grow(by: number): void {
    this.recordSize += by;
    if (this.recordSize > LARGEST_RECORD) this.fail('a record is larger than any list has');
  }
}

/** Text of the first child of that name, trimmed; undefined where it is absent or empty. */
export function childText(node: XmlNode | undefined, name: string): string | undefined {
  const text = childNamed(node, name)?.text.trim();
  return text === '' ? undefined : text;
}

export function childNamed(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

export function childrenNamed(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** `<list><item/><item/></list>`: the items. */
export function itemsIn(node: XmlNode, list: string, item: string): XmlNode[] {
  return childrenNamed(childNamed(node, list), item);
}
