// `truebearing lists import|status`: the lists of the configured database, for administrators.
import * as path from 'node:path';
import type { ImportQuery } from '../features/lists/list-query.dto';
import { ActiveLists } from '../features/lists/active-lists';
import { ListEffects } from '../features/lists/list-effects';
import { ListImportsRepository, type StoredImport } from '../features/lists/list-imports.repository';
import { ListImports } from '../features/lists/list-imports.service';
import { ListsRepository } from '../features/lists/lists.repository';
import { Lists, type ListView } from '../features/lists/lists.service';
import { ListFileError } from '../features/lists/readers/list-file-error';
import { filesBeside } from '../features/lists/readers/read-list-files';
import { ScreeningKitHolder } from '../features/rulesets/screening-kit-holder';
import { Clock } from '../platform/clock/clock';
import { type Configuration, loadConfiguration } from '../platform/config/configuration';
import type { Database } from '../platform/database/database';
import { AppError } from '../platform/errors/errors';
import type { ListMeasure } from '../screening/matching/list-entry';
import { note } from './note';
import { withDatabase } from './open-database';
import { openInput } from './open-input';
import { readArguments, UsageError } from './usage-error';

const MEASURES: readonly NonNullable<ImportQuery['measure']>[] = ['asset_freeze', 'export_control', 'other'];
const OPTIONS = {
  force: { type: 'boolean', default: false },
  candidate: { type: 'boolean', default: false },
  title: { type: 'string' },
  measure: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;
const USAGE =
  'usage: truebearing lists import SOURCE FILE… [--force] [--candidate] [--title TEXT] [--measure asset_freeze|export_control|other]\n' +
  '       truebearing lists status [--json]';

/**
 * Exit code: 0 done; 1 where entries were left out, the list was refused, or (`status`) a list is stale or failed.
 * @throws UsageError for a wrong call or an unreadable file
 */
export async function runListsCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [action, source, ...files] = positionals;
  if (action === 'status' && source === undefined) {
    const configuration = loadConfiguration();
    return withDatabase(configuration, (database) => showStatus(database, configuration, values.json));
  }
  if (action !== 'import' || source === undefined || files.length === 0) throw new UsageError(USAGE);
  const measure = MEASURES.find((known) => known === values.measure);
  if (values.measure !== undefined && measure === undefined)
    throw new UsageError(`--measure must be one of ${MEASURES.join(', ')}`);
  const wanted = { source, title: values.title, measure };
  return importList(wanted, files, { force: values.force, isCandidate: values.candidate });
}

async function importList(
  wanted: { source: string; title: string | undefined; measure: ListMeasure | undefined },
  named: readonly string[],
  { force, isCandidate }: { force: boolean; isCandidate: boolean },
): Promise<number> {
  const files = [
    ...new Set(
      named.flatMap((file) => [file, ...filesBeside(file)]).map((file) => (file === '-' ? file : path.resolve(file))),
    ),
  ];
  const inputs = files.map((file) => ({ name: path.basename(file), bytes: openInput(file) }));
  const configuration = loadConfiguration();
  try {
    const stored = await withDatabase(configuration, (database) =>
      openImports(database, configuration).importFiles(wanted, inputs, {
        origin: 'command_line',
        actor: 'system:command-line',
        force,
        activate: isCandidate ? false : undefined,
      }),
    );
    return tell(wanted.source, stored);
  } catch (error) {
    if (error instanceof ListFileError || error instanceof AppError) throw new UsageError(error.message);
    throw error;
  }
}

function openImports(database: Database, configuration: Configuration): ListImports {
  const lists = new ListsRepository(database);
  const kits = new ScreeningKitHolder(configuration, new ActiveLists(lists, configuration, new Clock()));
  return new ListImports(lists, new ListImportsRepository(database), kits, configuration, new Clock());
}

function tell(source: string, { decision, version }: StoredImport): number {
  for (const problem of version.problems) note(problem);
  const day = version.asOf === null ? '' : ` of ${version.asOf}`;
  const what = `${source}: ${version.entries} entries${day}, sha256:${version.contentHash}`;
  if (decision.outcome === 'refused') {
    note(`${what}\nrefused, the version in use stays: ${decision.reason}. --force accepts it.`);
    return 1;
  }
  process.stdout.write(`${what}, ${OUTCOMES[decision.outcome]}\n`);
  return version.problems.length > 0 ? 1 : 0;
}

const OUTCOMES = {
  unchanged: 'nothing new',
  active: 'in use',
  candidate: 'waiting to be taken into use',
} as const;

async function showStatus(database: Database, configuration: Configuration, asJson: boolean): Promise<number> {
  const lists = new Lists(new ListsRepository(database), new ListEffects(), configuration, new Clock());
  const views = await lists.list({ catalogue: false });
  if (asJson) process.stdout.write(`${JSON.stringify(views, null, 2)}\n`);
  else for (const view of views) process.stdout.write(`${lineOf(view)}\n`);
  if (views.length === 0) note('no list is imported or configured');
  return views.some(({ state }) => state === 'stale' || state === 'failed') ? 1 : 0;
}

function lineOf({ source, state, entries, asOf, ageHours, problem }: ListView): string {
  const parts = [state, `${entries} entries`, asOf ?? 'no day', ageHours === null ? 'never checked' : `${ageHours} h`];
  return `${source}\t${parts.join('\t')}${problem === null ? '' : `\t${problem}`}`;
}
