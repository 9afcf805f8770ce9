// Writes a migration by comparing the schema with the one that the migrations so far amount to. Prisma's own schema engine does the comparing,
// as WebAssembly from an npm package: no binary is downloaded. It wants a server to talk to, though it changes nothing there: DATABASE_URL, or an
// embedded one that lives as long as the command (needs `npm run build`).
//   node scripts/schema-engine.mjs create <name>   writes prisma/migrations/<time>_<name>/migration.sql
//   node scripts/schema-engine.mjs diff            prints what no migration has yet; exit 2 where there is something
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SCHEMA = path.join(ROOT, 'prisma', 'schema');
const MIGRATIONS = path.join(ROOT, 'prisma', 'migrations');
/** What the migrations so far amount to, as one schema file beside them. */
const SNAPSHOT = path.join(MIGRATIONS, 'schema.snapshot.prisma');
const LOCK_FILE = '# Kept by the migration tools.\nprovider = "postgresql"\n';

function schemaFiles() {
  return fs
    .readdirSync(SCHEMA)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: path.join(SCHEMA, name), content: fs.readFileSync(path.join(SCHEMA, name), 'utf8') }));
}

async function withServer(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const { startEmbeddedPostgres } = createRequire(import.meta.url)('../dist/platform/database/embedded-postgres.js');
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-schema-'));
  fs.chmodSync(dir, 0o755);
  const server = await startEmbeddedPostgres({ dir: path.join(dir, 'postgres'), unsafeFast: true });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/** Split, because with one connection string the adapter would take the real database for its shadow as well. */
function partsOf(url) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
}

async function loadEngine(url) {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const dir = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const wasm = fs.readFileSync(path.join(dir, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    message: '',
    set_message(message) {
      this.message = message;
    },
  };
  instance.exports.__wbindgen_start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(partsOf(url)));
  const datamodels = schemaFiles().map(({ path: file, content }) => [file, content]);
  return bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter);
}

/** SQL from the snapshot to the schema, or null when they agree. */
async function missingMigration(url) {
  const engine = await loadEngine(url);
  const known = fs.existsSync(SNAPSHOT) && [{ path: SNAPSHOT, content: fs.readFileSync(SNAPSHOT, 'utf8') }];
  const answer = await engine.diff({
    from: known ? { tag: 'schemaDatamodel', files: known } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: schemaFiles() },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return answer.exitCode === 0 ? null : (answer.stdout ?? '');
}

function writeMigration(name, sql) {
  const folder = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;
  fs.mkdirSync(path.join(MIGRATIONS, folder), { recursive: true });
  fs.writeFileSync(path.join(MIGRATIONS, folder, 'migration.sql'), sql);
  fs.writeFileSync(path.join(MIGRATIONS, 'migration_lock.toml'), LOCK_FILE);
  fs.writeFileSync(
    SNAPSHOT,
    schemaFiles()
      .map(({ content }) => content)
      .join('\n'),
  );
  return folder;
}

async function main([command, name]) {
  if (command !== 'diff' && !(command === 'create' && /^[a-z0-9_]+$/.test(name ?? ''))) {
    console.error('usage: node scripts/schema-engine.mjs diff | create <name_in_lower_case>');
    return 64;
  }
  const sql = await withServer(missingMigration);
  if (sql === null) {
    console.log('schema and migrations agree');
    return 0;
  }
  if (command === 'create') {
    console.log(`wrote prisma/migrations/${writeMigration(name, sql)}`);
    return 0;
  }
  console.log(sql);
  console.error('the schema has changes that no migration makes: npm run db:create <name>');
  return 2;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error('schema engine:', error?.message ?? error, globalThis.PRISMA_WASM_PANIC_REGISTRY?.message ?? '');
    process.exit(1);
  },
);
