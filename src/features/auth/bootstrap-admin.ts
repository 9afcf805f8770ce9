// Makes the first tenant, admin and API key, and writes the credentials where only their owner can read them.
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Database } from '../../platform/database/database';
import { hashApiKey, makeApiKey } from './api-key';
import { AuthRepository } from './auth.repository';
import { hashPassword } from './password';

export interface AdminCredentials {
  email: string;
  password: string;
  apiKey: string;
}

/**
 * Idempotent. Where the file is lost, or belongs to another database, new credentials are made and written.
 * @returns path of the file
 */
export async function bootstrapAdmin(database: Database, dataDir: string): Promise<string> {
  const repository = new AuthRepository(database);
  await repository.ensureTenant();
  const file = path.join(dataDir, 'admin.json');
  const written = readCredentials(file);
  if (written && (await repository.findByKey(hashApiKey(written.apiKey)))) return file;
  const credentials: AdminCredentials = {
    email: 'admin@localhost',
    password: randomBytes(15).toString('base64url'),
    apiKey: makeApiKey(),
  };
  await repository.saveAdmin(credentials.email, hashPassword(credentials.password));
  await repository.saveKey('admin', hashApiKey(credentials.apiKey));
  writePrivately(file, credentials);
  return file;
}

function readCredentials(file: string): AdminCredentials | undefined {
  try {
    const content = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<AdminCredentials>;
    return typeof content.apiKey === 'string' ? (content as AdminCredentials) : undefined;
  } catch {
    return undefined; // absent or damaged: made anew
  }
}

/** Written beside and renamed, so that nobody reads half a file; never readable by others, not even for a moment. */
function writePrivately(file: string, credentials: AdminCredentials): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const staging = `${file}.${process.pid}`;
  fs.writeFileSync(staging, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(staging, file);
}
