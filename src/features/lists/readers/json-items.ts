// A list in JSON, read as a stream: the objects of its outer array, wherever lists keep that, and the words around it.
import { JSONParser } from '@streamparser/json';
import { ListFileError } from './list-file-error';
import type { ListText } from './list-text';

/** Where lists keep their entries when the file is an object. */
const ARRAYS = ['entries', 'entities', 'results', 'data', 'records', 'items'];
/** What an object says of itself beside them. */
const WORDS = ['list_id', 'source', 'title', 'downloaded_at', 'extracted', 'generated', 'as_of', 'date'];
const SLICE = 64 * 1024;
/** The entries of no list are larger; the parser holds one whole. */
const LARGEST_ITEM = 16 * 1024 * 1024;

export interface JsonItem {
  item: Readonly<Record<string, unknown>>;
  /** From 1. */
  number: number;
  /** What the file said of itself before this item. */
  words: Readonly<Record<string, unknown>>;
}

/** @throws ListFileError for what is no JSON or is cut off */
export async function readJsonItems({ name, peek, text }: ListText, onItem: (item: JsonItem) => void): Promise<void> {
  const isArray = peek.trimStart().startsWith('[');
  const paths = isArray ? ['$.*'] : [...ARRAYS.map((key) => `$.${key}.*`), ...WORDS.map((key) => `$.${key}`)];
  const parser = new JSONParser({ paths, keepStack: false });
  const words: Record<string, unknown> = {};
  let number = 0;
  let sinceItem = 0;
  let fault: Error | undefined;
  parser.onValue = ({ value, key, stack }) => {
    if (!isArray && stack.length < 2) {
      words[String(key)] = value;
      return;
    }
    sinceItem = 0;
    number += 1;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) onItem({ item: value, number, words });
  };
  parser.onError = (error) => {
    fault = error;
  };
  for await (const piece of text) {
    for (let at = 0; at < piece.length && !fault; at += SLICE) {
      parser.write(piece.slice(at, at + SLICE));
      sinceItem += SLICE;
      if (sinceItem > LARGEST_ITEM) fault = new Error(`more than ${LARGEST_ITEM} characters without an entry`);
    }
    if (fault)
      throw new ListFileError('bad_json', name, `${fault.message} after entry ${number}`, { expected: 'JSON' });
  }
  if (!parser.isEnded)
    throw new ListFileError('truncated', name, `the JSON ends after entry ${number} without being closed`, {
      expected: 'a file that is not cut off',
    });
}
