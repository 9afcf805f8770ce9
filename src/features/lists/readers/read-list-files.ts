// Lists from files on disk: OFAC's alias and address files are taken with their list, named or found beside it.
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { ListedSet } from '../../../screening/matching/list-entry';
import { ListFileError } from './list-file-error';
import type { ReaderContext } from './list-reader';
import { openListFile, type OpenedList, type ReadFile, readOpenedList } from './read-list-file';

const PARTS = new Set(['ofac-alt', 'ofac-add', 'ofac-comments']);

/**
 * Every list in the files, in the order of the files.
 * @throws ListFileError naming the file that cannot be read and why
 */
export async function readListFiles(files: readonly string[], context: ReaderContext): Promise<ListedSet[]> {
  return (await readListFilesWithProblems(files, context)).sets;
}

/** The same, with what had to be left out. */
export async function readListFilesWithProblems(files: readonly string[], context: ReaderContext): Promise<ReadFile> {
  const streams: fs.ReadStream[] = [];
  try {
    const opened: OpenedList[] = [];
    for (const file of files) opened.push(await openFile(file, streams));
    return await readOpenedLists(opened, context, (main) => openBeside(main, streams));
  } finally {
    for (const stream of streams) stream.destroy();
  }
}

/**
 * Lists with the parts among them given to the lists they belong to.
 * @param beside looks for the parts of a list for which none was given
 * @throws ListFileError part_alone for a part without its list
 */
export async function readOpenedLists(
  opened: readonly OpenedList[],
  context: ReaderContext,
  beside: (main: OpenedList) => Promise<OpenedList[]> = () => Promise.resolve([]),
): Promise<ReadFile> {
  const mains = opened.filter(({ format }) => !PARTS.has(format));
  const parts = opened.filter(({ format }) => PARTS.has(format));
  const whole: ReadFile = { sets: [], problems: [] };
  const used = new Set<OpenedList>();
  for (const main of mains) {
    const named = main.format === 'ofac-csv' ? parts.filter((part) => belongs(part, main, mains)) : [];
    for (const part of named) used.add(part);
    const others = main.format === 'ofac-csv' && named.length === 0 ? await beside(main) : named;
    const { sets, problems } = await readOpenedList(main, others, context);
    whole.sets.push(...sets);
    whole.problems.push(...problems);
  }
  // Throws for the first part that no list has taken.
  for (const part of parts) if (!used.has(part)) await readOpenedList(part, [], context);
  return whole;
}

/** With one list of OFAC's CSV there is no question; with both, `cons_` in the names tells. */
function belongs(part: OpenedList, main: OpenedList, mains: readonly OpenedList[]): boolean {
  const lists = mains.filter(({ format }) => format === 'ofac-csv');
  return (
    lists.length === 1 || /cons/iu.test(path.basename(part.text.name)) === /cons/iu.test(path.basename(main.text.name))
  );
}

async function openFile(file: string, streams: fs.ReadStream[]): Promise<OpenedList> {
  try {
    if (fs.statSync(file).isDirectory()) throw new Error('it is a folder');
    fs.accessSync(file, fs.constants.R_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ListFileError('unreadable', file, `the file cannot be read (${reason})`);
  }
  const bytes = fs.createReadStream(file, { highWaterMark: 256 * 1024 });
  streams.push(bytes);
  return openListFile({ name: file, bytes });
}

async function openBeside(main: OpenedList, streams: fs.ReadStream[]): Promise<OpenedList[]> {
  const opened: OpenedList[] = [];
  for (const file of filesBeside(main.text.name)) opened.push(await openFile(file, streams));
  return opened.filter(({ format }) => PARTS.has(format));
}

/** `sdn.csv` has `alt.csv`, `add.csv` and `sdn_comments.csv` beside it, `cons_prim.csv` has `cons_alt.csv` and so on; any of them packed. */
export function filesBeside(file: string): string[] {
  const folder = path.dirname(file);
  const name = /^(cons_)?(?:sdn|prim)\.csv(?:\.gz)?$/iu.exec(path.basename(file));
  if (!name || !fs.existsSync(folder)) return [];
  const prefix = name[1] ?? '';
  const wanted = [`${prefix}alt`, `${prefix}add`, prefix === '' ? 'sdn_comments' : `${prefix}comments`];
  const pattern = new RegExp(`^(?:${wanted.join('|')})\\.csv(?:\\.gz)?$`, 'iu');
  const beside = fs.readdirSync(folder).filter((other) => pattern.test(other));
  return beside.sort().map((other) => path.join(folder, other));
}
