// The door of the readers: a file or stream of any known format to the lists that it holds.
import type { ListedSet } from '../../../screening/matching/list-entry';
import { readCaSemaXml } from './ca-sema-xml';
import { readCslCsv, readCslJson } from './csl';
import type { ReadList } from './entry-collector';
import { readEuCsv } from './eu-csv';
import { readEuXml } from './eu-xml';
import { delimiterOfOwnCsv, identifyFormat, type ListFormat } from './identify-format';
import { readJsonSnapshot } from './json-snapshot';
import { ListFileError } from './list-file-error';
import type { ListReader, ReaderContext } from './list-reader';
import { type ListInput, type ListText, openListText } from './list-text';
import { readOfacAdvancedXml } from './ofac-advanced-xml';
import { readOfacCsv } from './ofac-csv';
import { readOfacXml } from './ofac-xml';
import { readOpenSanctionsCsv } from './opensanctions-csv';
import { readOwnCsv } from './own-csv';
import { readUkConList, readUkSanctionsList } from './uk-csv';
import { readUnXml } from './un-xml';

export const KNOWN_FORMATS =
  'OFAC CSV or XML, EU XML or CSV, UK ConList or UK Sanctions List CSV, UN XML, Canada XML, Consolidated Screening List CSV or JSON, ' +
  'OpenSanctions targets.simple.csv, JSON with name and aliases, or CSV with a column name';

const READERS: Readonly<Partial<Record<ListFormat, ListReader>>> = {
  'ofac-csv': readOfacCsv,
  'ofac-xml': readOfacXml,
  'ofac-advanced-xml': readOfacAdvancedXml,
  'eu-xml': readEuXml,
  'eu-csv': readEuCsv,
  'uk-conlist-csv': readUkConList,
  'uk-sanctions-list-csv': readUkSanctionsList,
  'un-xml': readUnXml,
  'ca-sema-xml': readCaSemaXml,
  'csl-csv': readCslCsv,
  'csl-json': readCslJson,
  'opensanctions-csv': readOpenSanctionsCsv,
  'json-snapshot': readJsonSnapshot,
};

export interface OpenedList {
  format: ListFormat;
  text: ListText;
}

export interface ReadFile {
  sets: ListedSet[];
  /** Entries that were left out, in sentences. */
  problems: string[];
}

/** @throws ListFileError for what is no list of a known format */
export async function openListFile(input: ListInput): Promise<OpenedList> {
  const text = await openListText(input);
  const format = identifyFormat(text.peek);
  if (format === 'html')
    throw new ListFileError('html', text.name, 'the file is a web page', {
      line: 1,
      expected: `a list: ${KNOWN_FORMATS}`,
    });
  if (format === undefined)
    throw new ListFileError('unknown_format', text.name, 'the file is no list of a known format', {
      expected: KNOWN_FORMATS,
    });
  return { format, text };
}

/**
 * Reads an opened list; `others` are OFAC's files beside sdn.csv.
 * @throws ListFileError naming file, place, reason and what was expected
 */
export async function readOpenedList(
  { format, text }: OpenedList,
  others: readonly OpenedList[],
  context: ReaderContext,
): Promise<ReadFile> {
  const reader = format === 'own-csv' ? readOwnCsv(delimiterOfOwnCsv(text.peek) ?? ',') : READERS[format];
  if (!reader) throw partAlone(format, text.name);
  const { sets, problems }: ReadList = await reader({ main: text, others }, context);
  return { sets, problems: problems.map((problem) => `${text.name}: ${problem}`) };
}

function partAlone(format: ListFormat, name: string): ListFileError {
  return new ListFileError('part_alone', name, `this is a part of a list of OFAC (${format})`, {
    expected: 'sdn.csv or cons_prim.csv together with it',
  });
}
