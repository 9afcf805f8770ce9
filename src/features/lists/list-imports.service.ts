// Takes a list in, wherever it comes from: reads the files, stores what they hold as a version, and takes it into use where that may be.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Configuration } from '../../platform/config/configuration';
import type { Transaction } from '../../platform/database/database';
import { AppError } from '../../platform/errors/errors';
import type { ListMeasure } from '../../screening/matching/list-entry';
import { lettersApart } from '../../screening/normalise/near-name';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';
import { findSource, LIST_SOURCES } from './list-sources';
import { describeTarget, fitSets, type ImportTarget } from './fit-sets';
import { type ListContent, packContent } from './list-content';
import { ListImportsRepository, type NewVersion, type StoredImport } from './list-imports.repository';
import type { ListVersion } from './list-version';
import { ListsRepository } from './lists.repository';
import { ListFileError } from './readers/list-file-error';
import type { ListInput } from './readers/list-text';
import { openListFile, type OpenedList, type ReadFile } from './readers/read-list-file';
import { readOpenedLists } from './readers/read-list-files';

const SOURCE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const LONGEST_ID = 64;

/** Which list a file is sent for. */
export interface WantedList {
  source: string;
  title?: string | undefined;
  measure?: ListMeasure | undefined;
}

/** A file that was read and fits its list, ready to be stored. */
export interface PreparedImport {
  target: ImportTarget;
  content: ListContent;
  problems: string[];
  fileName: string | null;
}

export type ImportManner = Pick<NewVersion, 'origin' | 'actor' | 'force'> & {
  /** Undefined: as the configuration says. */
  activate?: boolean | undefined;
};

@Injectable()
export class ListImports {
  constructor(
    private readonly lists: ListsRepository,
    private readonly repository: ListImportsRepository,
    private readonly kits: ScreeningKitHolder,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads the files of one list.
   * @throws ListFileError, or AppError 422 where they hold another list or the list has no good name
   */
  async prepare({ source, title, measure }: WantedList, files: readonly ListInput[]): Promise<PreparedImport> {
    checkSourceId(source);
    const stored = await this.lists.findSource(source);
    if (stored === undefined && title === undefined) checkNotMistyped(source);
    const target = { source, title, measure, stored };
    const { sets, problems } = await this.read(files, target);
    const content = await packContent(fitSets(sets, target));
    return { target, content, problems, fileName: files[0]?.name ?? null };
  }

  /** Stores what was read, in the caller's transaction. */
  store(
    client: Transaction,
    { target, content, problems, fileName }: PreparedImport,
    manner: ImportManner,
  ): Promise<StoredImport> {
    const { origin, actor, force, activate = this.configuration.listActivation === 'auto' } = manner;
    const [first] = content.lists;
    const single = content.lists.length === 1 && first?.source === target.source ? first : undefined;
    const list = single ?? describeTarget(target);
    const { asOf } = first ?? {};
    const now = this.clock.now();
    return this.repository.store(client, {
      list,
      content,
      asOf,
      problems,
      origin,
      fileName,
      actor,
      force,
      activate,
      now,
    });
  }

  /** Both in one. @throws as `prepare` does */
  async importFiles(wanted: WantedList, files: readonly ListInput[], manner: ImportManner): Promise<StoredImport> {
    const prepared = await this.prepare(wanted, files);
    return this.repository.transaction((client) => this.store(client, prepared, manner));
  }

  /** For whoever stores something else with it. */
  transaction<T>(work: (client: Transaction) => Promise<T>): Promise<T> {
    return this.repository.transaction(work);
  }

  /** Takes a stored version into use, a refused one as well. */
  activate({ source, id }: ListVersion, actor: string): Promise<ListVersion> {
    return this.repository.activate(source, id, { actor, now: this.clock.now() });
  }

  private async read(files: readonly ListInput[], target: ImportTarget): Promise<ReadFile> {
    const opened: OpenedList[] = [];
    for (const file of files) opened.push(await openListFile(file));
    return readOpenedLists(opened, {
      countries: this.kits.current().reference.countries,
      list: describeTarget(target),
    });
  }
}

/** @throws AppError 422 */
export function checkSourceId(source: string): void {
  if (SOURCE_ID.test(source) && source.length <= LONGEST_ID) return;
  const detail = `must be small letters, digits and single hyphens, at most ${LONGEST_ID}, such as eu-833-annex-iv`;
  throw new AppError('invalid_request', `The name of a list ${detail}.`, {
    errors: [{ pointer: '/source', code: 'source', detail }],
  });
}

/** A name may miss that of a known list by one letter in so many. */
const LETTERS_A_SLIP = 4;

/**
 * A new list whose name is almost that of a known one is taken for a slip: under it nobody would miss the known one. With a title it is meant.
 * @throws AppError 422
 */
export function checkNotMistyped(source: string): void {
  const meant = LIST_SOURCES.find(({ id }) => {
    const most = Math.floor(id.length / LETTERS_A_SLIP);
    return lettersApart(source, id, most) <= most;
  });
  if (meant === undefined || findSource(source) !== undefined) return;
  const detail = `no such list: did you mean ${meant.id}? Give a title to make a list of your own of this name`;
  throw new AppError('invalid_request', `${source}: ${detail}.`, {
    errors: [{ pointer: '/source', code: 'source', detail }],
  });
}

/** What a caller is told of a file that cannot be read. */
export function toAppError(error: unknown): unknown {
  if (!(error instanceof ListFileError)) return error;
  const { code, message } = error;
  return new AppError('invalid_request', `The list cannot be read: ${message}.`, {
    code: 'unreadable_list',
    errors: [{ pointer: '/file', code, detail: message }],
  });
}
