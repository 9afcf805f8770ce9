// Lists and their versions, read.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Page, readCursor, toPage, UUID_KEY } from '../../platform/http/page';
import { PageQuery } from '../../platform/http/page-query.dto';
import { readQuery, refuseParameters } from '../../platform/http/validation';
import type { EntryChange } from './diff-lists';
import { DiffQuery, ListsQuery } from './list-query.dto';
import {
  DescribeList,
  DescribeLists,
  DescribeVersion,
  DescribeVersionDiff,
  DescribeVersions,
} from './lists.description';
import { showVersion, type VersionView } from './lists.mapper';
import { Lists, type ListView, type VersionDiff } from './lists.service';

/** Place in a list of changes. */
const PLACE = /^\d{1,9}$/u;

interface VersionOf {
  source: string;
  id: string;
}

type DiffView = Pick<VersionDiff, 'source' | 'counts' | 'effect'> &
  Page<EntryChange> & { version: VersionView; comparedWith: VersionView | null };

@Controller('v1/lists')
export class ListsController {
  constructor(private readonly lists: Lists) {}

  @Get()
  @DescribeLists()
  async list(@Query() given: unknown): Promise<Page<ListView>> {
    const data = await this.lists.list(readQuery(ListsQuery, given));
    return { data, page: { nextCursor: null, hasMore: false } };
  }

  @Get(':source')
  @DescribeList()
  async get(@Param('source') source: string, @Query() query: unknown): Promise<ListView> {
    refuseParameters(query);
    return this.lists.find(source);
  }

  @Get(':source/versions')
  @DescribeVersions()
  async versions(@Param('source') source: string, @Query() given: unknown): Promise<Page<VersionView>> {
    const { cursor, limit } = readQuery(PageQuery, given);
    const rows = await this.lists.listVersions(source, readCursor(cursor, UUID_KEY), limit);
    return toPage(rows, limit, ({ id }) => id, showVersion);
  }

  @Get(':source/versions/:id')
  @DescribeVersion()
  async version(@Param() { source, id }: VersionOf, @Query() query: unknown): Promise<VersionView> {
    refuseParameters(query);
    return showVersion(await this.lists.findVersion(source, id));
  }

  @Get(':source/versions/:id/diff')
  @DescribeVersionDiff()
  async diff(@Param() { source, id }: VersionOf, @Query() given: unknown): Promise<DiffView> {
    const { cursor, limit, change } = readQuery(DiffQuery, given);
    const from = Number(readCursor(cursor, PLACE) ?? 0);
    const { changes, version, comparedWith, ...diff } = await this.lists.diff(source, id);
    const wanted = changes.filter((one) => change === undefined || one.change === change);
    const page = wanted.slice(from, from + limit);
    const hasMore = wanted.length > from + limit;
    const nextCursor = hasMore ? Buffer.from(String(from + limit)).toString('base64url') : null;
    return {
      ...diff,
      version: showVersion(version),
      comparedWith: comparedWith && showVersion(comparedWith),
      data: page,
      page: { nextCursor, hasMore },
    };
  }
}
