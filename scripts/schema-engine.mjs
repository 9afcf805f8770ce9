// Writes a migration by comparing the schema with the one that the migrations so far amount to. Prisma's own schema engine does the comparing,
// as WebAssembly from an npm package: no binary is downloaded. It wants a server to talk to, though it changes nothing there: DATABASE_URL, or an
// embedded one that lives as long as the command (needs `npm run build`).
//   node scripts/schema-engine.mjs create <name>   writes prisma/migrations/<time>_<name>/migration.sql
//   node scripts/schema-engine.mjs diff            prints what no migration has yet; exit 2 where there is something
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import os from 'node:os';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const MIGRATIONS = path.resolve('prisma/migrations');
const SCHEMA = path.resolve('prisma/schema');
// What the migrations so far amount to, as one schema file beside them.
const SNAPSHOT = path.join(MIGRATIONS, 'schema.snapshot.prisma');

const schemaFiles = () =>
  fs.readdirSync(SCHEMA).filter((name) => name.endsWith('.prisma')).sort().map((name) => ({ path: path.join(SCHEMA, name), content: fs.readFileSync(path.join(SCHEMA, name), 'utf8') }));

async function openServer() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: async () => undefined };
  const { startEmbeddedPostgres } = createRequire(import.meta.url)('../dist/platform/database/embedded-postgres.js');
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-schema-'));
  const server = await startEmbeddedPostgres({ dir, unsafeFast: true });
  const close = async () => {
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  };
  return { url: server.url, close };
}

function partsOf(url) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return { host: hostname, port: Number(port || 5432), user: decodeURIComponent(username), password: decodeURIComponent(password), database: pathname.slice(1) };
}

async function loadEngine(url) {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const dir = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(path.join(dir, 'schema_engine_bg.wasm')), { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { m: '', set_message(message) { this.m = message; } };
  instance.exports.__wbindgen_start();
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(partsOf(url)));
  return bindings.SchemaEngine.new({ datamodels: schemaFiles().map(({ path: file, content }) => [file, content]) }, () => undefined, factory);
}

function difference(engine) {
  const from = fs.existsSync(SNAPSHOT) ? { tag: 'schemaDatamodel', files: [{ path: SNAPSHOT, content: fs.readFileSync(SNAPSHOT, 'utf8') }] } : { tag: 'empty' };
  return engine.diff({ from, to: { tag: 'schemaDatamodel', files: schemaFiles() }, script: true, exitCode: true, filters: { externalTables: [], externalEnums: [] } });
}

const [command, name] = process.argv.slice(2);
const server = await openServer();
const engine = await loadEngine(server.url);
const { stdout, exitCode } = await difference(engine);
if (command === 'diff') {
  process.stdout.write(exitCode === 0 ? 'schema and migrations agree\n' : (stdout ?? ''));
  process.exitCode = exitCode;
} else if (command === 'create' && name) {
  if (exitCode === 0) console.log('nothing to migrate');
  else {
    const folder = path.join(MIGRATIONS, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'migration.sql'), stdout);
    fs.writeFileSync(path.join(MIGRATIONS, 'migration_lock.toml'), '# Kept by the migration tools.\nprovider = "postgresql"\n');
    fs.writeFileSync(SNAPSHOT, schemaFiles().map(({ content }) => content).join('\n'));
    console.log(`wrote ${folder}`);
  }
} else {
  console.error('usage: node scripts/schema-engine.mjs diff | create <name>');
  process.exitCode = 1;
}
await server.close();
process.exit();
