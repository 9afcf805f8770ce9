// Addresses of the embedded server, and whether it answers there.
import * as net from 'node:net';
import { Client } from 'pg';

/** Name of the database and of its owner. */
export const DATABASE_NAME = 'truebearing';

export interface ServerAddress {
  port: number;
  password: string;
}

export function urlOf({ port, password }: ServerAddress, database: string = DATABASE_NAME): string {
  return `postgresql://${DATABASE_NAME}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

export async function canConnect(address: ServerAddress): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(address, 'postgres'), connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function ensureDatabase(address: ServerAddress): Promise<void> {
  const client = new Client({ connectionString: urlOf(address, 'postgres') });
  await client.connect();
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME]);
    if (known.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(DATABASE_NAME)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error; // made by another process just now
  } finally {
    await client.end();
  }
}

/** A port of the loopback address that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
