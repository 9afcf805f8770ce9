// A list that an officer sends: received, read, stored, at most once for an idempotency key, and in use in this process when the answer goes out.
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../../platform/config/configuration';
import { AppError } from '../../platform/errors/errors';
import { fingerprint } from '../../platform/http/canonical-json';
import { type Answer, IdempotencyRepository, type IdempotentCall } from '../../platform/http/idempotency.repository';
import { DEFAULT_TENANT, type Principal } from '../auth/principal';
import { ActiveLists } from './active-lists';
import type { StoredImport } from './list-imports.repository';
import { checkSourceId, ListImports, type PreparedImport, toAppError } from './list-imports.service';
import type { ImportQuery } from './list-query.dto';
import { receiveList, type ReceivedList } from './list-upload';
import type { ListVersion } from './list-version';
import { showVersion } from './lists.mapper';
import { Lists } from './lists.service';

const REPLAYED = { 'Idempotent-Replayed': 'true' };

interface ImportCall {
  source: string;
  query: ImportQuery;
  key: string | undefined;
}

@Injectable()
export class ListUploads {
  constructor(
    private readonly imports: ListImports,
    private readonly lists: Lists,
    private readonly active: ActiveLists,
    private readonly idempotency: IdempotencyRepository,
    private readonly configuration: Configuration,
  ) {}

  /**
   * @returns 201 for a version that was not there, 200 where nothing is new
   * @throws AppError 409 where the list has become much smaller, 422 where the files are not right, and what a used key is refused with
   */
  async take(principal: Principal, request: FastifyRequest, { source, query, key }: ImportCall): Promise<Answer> {
    requireKeeper(principal);
    checkSourceId(source);
    const { dataDir } = this.configuration;
    const received = await receiveList(request, { dataDir, fileName: query.fileName });
    try {
      const prepared = await this.imports.prepare({ source, ...query }, received.files);
      const store = async (client: Parameters<ListImports['store']>[0]): Promise<Answer> => {
        const { force, activate } = query;
        const { actor } = principal;
        return answerFor(
          prepared,
          await this.imports.store(client, prepared, { origin: 'import', actor, force, activate }),
        );
      };
      const answer =
        key === undefined
          ? await this.imports.transaction(store)
          : await this.storeOnce(callOf(principal, { source, query, key }, received), store);
      if (answer.status === 409) throw refused(answer);
      await this.active.refresh();
      return answer;
    } catch (error) {
      throw toAppError(error);
    } finally {
      await received.close();
    }
  }

  /** Takes a stored version into use, a refused one as well. @throws AppError 403 or not_found */
  async activate(principal: Principal, source: string, id: string): Promise<ListVersion> {
    requireKeeper(principal);
    const version = await this.imports.activate(await this.lists.findVersion(source, id), principal.actor);
    await this.active.refresh();
    return version;
  }

  private async storeOnce(call: IdempotentCall, store: Parameters<IdempotencyRepository['once']>[1]): Promise<Answer> {
    const { answer, replayed } = await this.idempotency.once(call, store);
    return replayed ? { ...answer, headers: { ...answer.headers, ...REPLAYED } } : answer;
  }
}

/** Lists are the installation's: they decide for every tenant. */
function requireKeeper({ tenantId }: Principal): void {
  if (tenantId !== DEFAULT_TENANT)
    throw new AppError('forbidden', 'Lists belong to the whole installation: only its own tenant may change them.');
}

function answerFor({ target }: PreparedImport, { decision, version }: StoredImport): Answer {
  const { outcome } = decision;
  const status = outcome === 'refused' ? 409 : outcome === 'unchanged' ? 200 : 201;
  const headers = { Location: `/v1/lists/${target.source}/versions/${version.id}` };
  const body = { source: target.source, outcome, version: JSON.parse(JSON.stringify(showVersion(version))) as unknown };
  return { status, headers, body: decision.outcome === 'refused' ? { ...body, reason: decision.reason } : body };
}

/** The refused version is stored for whoever wants to look at it or accept it: the answer is a problem all the same. */
function refused({ body }: Answer): AppError {
  const { reason, version } = body as { reason: string; version: { id: string } };
  return new AppError('conflict', `The list in use stays: ${reason}. Send it with force=true to accept it.`, {
    code: 'list_shrunk',
    extra: { versionId: version.id },
  });
}

/** The same files for the same list in the same manner. */
function callOf(
  { tenantId, credentialId }: Principal,
  { source, query, key }: ImportCall & { key: string },
  { sha256 }: ReceivedList,
): IdempotentCall {
  const route = 'POST /v1/lists/{source}/import';
  return { tenantId, credentialId, route, key, fingerprint: fingerprint({ source, query: { ...query }, sha256 }) };
}
