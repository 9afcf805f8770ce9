// Lists as stored: what there is of each, and the entries of a version. Lists are the installation's, under its own tenant.
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { ListedSet } from '../../screening/matching/list-entry';
import { DEFAULT_TENANT } from '../auth/principal';
import { unpackContent } from './list-content';
import { type ListVersion, SOURCE_COLUMNS, type StoredSource, VERSION_COLUMNS } from './list-version';

@Injectable()
export class ListsRepository {
  constructor(private readonly database: Database) {}

  async listSources(): Promise<StoredSource[]> {
    const { rows } = await this.database.pool.query<StoredSource>(
      `SELECT ${SOURCE_COLUMNS} FROM list_source WHERE tenant_id = $1 ORDER BY source`,
      [DEFAULT_TENANT],
    );
    return rows;
  }

  async findSource(source: string): Promise<StoredSource | undefined> {
    const { rows } = await this.database.pool.query<StoredSource>(
      `SELECT ${SOURCE_COLUMNS} FROM list_source WHERE tenant_id = $1 AND source = $2`,
      [DEFAULT_TENANT, source],
    );
    return rows[0];
  }

  /** Those in use, one for each list. */
  async activeVersions(): Promise<ListVersion[]> {
    const { rows } = await this.database.pool.query<ListVersion>(
      `SELECT ${VERSION_COLUMNS} FROM list_version WHERE tenant_id = $1 AND status = 'active' ORDER BY source`,
      [DEFAULT_TENANT],
    );
    return rows;
  }

  /** Newest first, one more than the limit where there are more. */
  async listVersions(source: string, before: string | undefined, limit: number): Promise<ListVersion[]> {
    const { rows } = await this.database.pool.query<ListVersion>(
      `SELECT ${VERSION_COLUMNS} FROM list_version WHERE tenant_id = $1 AND source = $2 AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [DEFAULT_TENANT, source, before ?? null, limit + 1],
    );
    return rows;
  }

  async findVersion(source: string, id: string): Promise<ListVersion | undefined> {
    const { rows } = await this.database.pool.query<ListVersion>(
      `SELECT ${VERSION_COLUMNS} FROM list_version WHERE tenant_id = $1 AND source = $2 AND id = $3`,
      [DEFAULT_TENANT, source, id],
    );
    return rows[0];
  }

  /** What a version is compared with: the one in use, and for that the one that was before it. */
  async findBefore({ source, id, status }: ListVersion): Promise<ListVersion | undefined> {
    const { rows } = await this.database.pool.query<ListVersion>(
      `SELECT ${VERSION_COLUMNS} FROM list_version WHERE tenant_id = $1 AND source = $2 AND id <> $3 AND status = $4
       ORDER BY activated_at DESC NULLS LAST LIMIT 1`,
      [DEFAULT_TENANT, source, id, status === 'active' ? 'superseded' : 'active'],
    );
    return rows[0];
  }

  /** The entries of a version. */
  readSets({ id, lists }: Pick<ListVersion, 'id' | 'lists'>): Promise<ListedSet[]> {
    return unpackContent(lists, this.readParts(id));
  }

  private async *readParts(versionId: string): AsyncGenerator<Buffer, undefined> {
    for (let part = 0; ; part += 1) {
      const { rows } = await this.database.pool.query<{ content: Buffer }>(
        'SELECT content FROM list_version_part WHERE version_id = $1 AND part = $2',
        [versionId, part],
      );
      if (!rows[0]) return undefined;
      yield rows[0].content;
    }
  }
}
