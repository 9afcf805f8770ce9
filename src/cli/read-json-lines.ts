// One JSON value a line, or one JSON value (or array) that fills the whole file: what files of trade requests look like.
import { StringDecoder } from 'node:string_decoder';
import { findRepeatedKey } from '../platform/http/repeated-key';

export interface JsonLine {
  /** 1-based. */
  line: number;
  value?: unknown;
  /** Why the line is no JSON. */
  fault?: string;
}

/** A single line may be this long. */
const LINE_LIMIT = 4 * 1024 * 1024;

/** Values in order; a bad line is told and does not stop the rest. A file that begins with a value over several lines is read as a whole. */
export async function* readJsonLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<JsonLine, undefined> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let line = 0;
  let started = false;
  let whole = false;
  for await (const chunk of bytes) {
    rest += decoder.write(Buffer.from(chunk));
    if (!started && rest.includes('\n')) {
      started = true;
      // Pretty-printed or an array: its first line is no value by itself.
      whole = !isJson(rest.slice(0, rest.indexOf('\n')).replace(/^\ufeff/u, ''));
    }
    if (whole) {
      if (rest.length > LINE_LIMIT * 16) break;
      continue;
    }
    let at: number;
    while ((at = rest.indexOf('\n')) >= 0) {
      line += 1;
      yield* parseLine(rest.slice(0, at), line);
      rest = rest.slice(at + 1);
    }
    if (rest.length > LINE_LIMIT) {
      yield { line: line + 1, fault: `the line is longer than ${LINE_LIMIT / 1024 / 1024} MiB` };
      return undefined;
    }
  }
  rest += decoder.end();
  yield* whole ? parseWhole(rest) : parseLine(rest, line + 1);
  return undefined;
}

function isJson(text: string): boolean {
  if (text.trim() === '') return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function* parseLine(text: string, line: number): Generator<JsonLine> {
  const trimmed = text.replace(/^\ufeff/u, '').trim();
  if (trimmed === '') return;
  const parsed = parse(trimmed);
  // A JSON array on one line holds many requests.
  if (parsed.fault === undefined && Array.isArray(parsed.value))
    for (const value of parsed.value as unknown[]) yield { line, value };
  else yield { line, ...parsed };
}

function* parseWhole(text: string): Generator<JsonLine> {
  const parsed = parse(text.replace(/^\ufeff/u, ''));
  if (parsed.fault === undefined) {
    for (const value of Array.isArray(parsed.value) ? (parsed.value as unknown[]) : [parsed.value])
      yield { line: 1, value };
    return;
  }
  // No value as a whole: then the first line was simply bad.
  let line = 0;
  for (const part of text.split('\n')) yield* parseLine(part, (line += 1));
}

function parse(text: string): { value?: unknown; fault?: string } {
  try {
    const value = JSON.parse(text) as unknown;
    const repeated = findRepeatedKey(text, value);
    return repeated === undefined ? { value } : { fault: `says ${repeated} twice` };
  } catch (error) {
    return { fault: `is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
