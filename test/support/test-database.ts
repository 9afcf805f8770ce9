// A fresh, migrated database for one spec file: a copy of a template that is migrated once a run.
import { randomBytes } from 'node:crypto';
import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrate';

/** Named after the run's process, so that two runs on one given server do not meet. */
const TEMPLATE_VARIABLE = 'TEST_TEMPLATE_DATABASE';

export interface TestDatabase {
  url: string;
  /** Ends all sessions on it and removes it. */
  drop(): Promise<void>;
}

/** Makes the template that the copies are taken from; called once, before the specs. */
export async function makeTemplate(serverUrl: string): Promise<void> {
  const name = `template_${process.pid}`;
  await onServer(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  await migrate(urlOf(serverUrl, name));
  await migrateQueue(urlOf(serverUrl, name));
  process.env[TEMPLATE_VARIABLE] = name;
}

/** The queue's tables, so that a copied database needs no migration of either kind. */
async function migrateQueue(url: string): Promise<void> {
  await onServer(url, async (client) => {
    await client.query('SET search_path = bullmq');
    await runMigrations(client);
  });
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const name = await createDatabase(process.env[TEMPLATE_VARIABLE]);
  return { url: urlOf(serverUrl(), name), drop: () => dropDatabase(name) };
}

/** A database without any table, for specs of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = await createDatabase('template1');
  return { url: urlOf(serverUrl(), name), drop: () => dropDatabase(name) };
}

async function createDatabase(template: string | undefined): Promise<string> {
  if (template === undefined) throw new Error('no template database: specs are run by jest with its global setup');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl(), (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return name;
}

async function dropDatabase(name: string): Promise<void> {
  await onServer(serverUrl(), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) throw new Error('TEST_DATABASE_URL is not set: specs are run by jest with its global setup');
  return url;
}

function urlOf(base: string, database: string): string {
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.toString();
}

async function onServer(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
