// The downloads of a batch: results as CSV and NDJSON, rejected rows as uploaded with what was wrong, and the empty template.
import { Injectable } from '@nestjs/common';
import { BatchResultsRepository, type BatchResult } from './batch-results.repository';
import { COLUMNS } from './csv/columns';
import { csvRow } from './csv/write-csv';

const RESULT_COLUMNS = [
  'reference',
  'row',
  'rows',
  'status',
  'verdict',
  'score',
  'corridor',
  'path',
  'likely_destination',
  'confidence',
  'categories',
  'chpl_tiers',
  'rules',
  'mitigations',
  'undetermined',
  'explanation',
  'duplicate',
];
/** Spreadsheets tell UTF-8 by this. */
const BOM = '\ufeff';

@Injectable()
export class BatchExports {
  constructor(private readonly repository: BatchResultsRepository) {}

  async *resultsCsv(batchId: string): AsyncGenerator<string, undefined> {
    yield BOM + csvRow(RESULT_COLUMNS);
    for await (const page of this.repository.results(batchId))
      yield page.map((result) => csvRow(toCells(result))).join('');
    return undefined;
  }

  /** The assessments as they are answered elsewhere; a request without one is told by its status. */
  async *resultsNdjson(batchId: string): AsyncGenerator<string, undefined> {
    for await (const page of this.repository.results(batchId)) {
      yield page
        .map(({ assessment, reference, status }) => `${JSON.stringify(assessment ?? { reference, status })}\n`)
        .join('');
    }
    return undefined;
  }

  async *rejectedCsv(batchId: string): AsyncGenerator<string, undefined> {
    const header = await this.repository.findHeader(batchId);
    yield BOM + csvRow([...header, '_row', '_column', '_error']);
    for await (const page of this.repository.rejected(batchId)) {
      yield page
        .map(({ cells, row, column, error }) => csvRow([...fit(cells, header.length), row, column, error]))
        .join('');
    }
    return undefined;
  }

  template(): string {
    return csvRow(COLUMNS.map(({ name }) => name));
  }
}

/** A row that was too short is filled up, so that the added columns stand under their names; one that was too long keeps all it has. */
function fit(cells: readonly string[], length: number): string[] {
  return cells.length >= length ? [...cells] : [...cells, ...Array.from({ length: length - cells.length }, () => '')];
}

function toCells({ reference, firstRow, rows, status, assessment, duplicate }: BatchResult): (string | number)[] {
  if (!assessment)
    return [reference, firstRow, rows, status, ...Array.from({ length: 12 }, () => ''), String(duplicate)];
  const { verdict, score, corridor, goods, hits, mitigations, undetermined } = assessment;
  const distinct = (items: readonly (string | null)[]): string =>
    [...new Set(items.filter((item) => item !== null))].join(';');
  return [
    reference,
    firstRow,
    rows,
    status,
    verdict,
    score,
    corridor.kind,
    corridor.path.join(';'),
    corridor.likelyDestination ?? '',
    corridor.confidence,
    distinct(goods.flatMap(({ categories }) => categories)),
    distinct(goods.map(({ chplTier }) => chplTier)),
    distinct(hits.map(({ rule }) => rule)),
    distinct(mitigations.map(({ rule }) => rule)),
    distinct(undetermined.map(({ rule }) => rule)),
    [corridor.explanation, ...hits.map(({ explanation }) => explanation)].join(' '),
    String(duplicate),
  ];
}
