// Writes docs/api/openapi.json, the description of the API, from the built application; no database is started. --check: fails where the file differs.
const fs = require('node:fs');
const path = require('node:path');
require('reflect-metadata');

const ROOT = path.join(__dirname, '..');
const FILE = path.join(ROOT, 'docs', 'api', 'openapi.json');
const ROLES = ['api', 'worker', 'webhooks', 'scheduler'];

/** Controllers of a module and of all modules under it. */
function collectControllers(part, seen = new Set()) {
  const module = part.module ?? part.forwardRef?.() ?? part;
  if (module === undefined || seen.has(part)) return [];
  seen.add(part);
  const imports = [...(part.imports ?? []), ...(Reflect.getMetadata('imports', module) ?? [])];
  const own = [...(part.controllers ?? []), ...(Reflect.getMetadata('controllers', module) ?? [])];
  return [...own, ...imports.flatMap((one) => (one instanceof Promise ? [] : collectControllers(one, seen)))];
}

/** Stands for everything a controller is given: only the decorators of the controllers are looked at. */
function placeholdersFor(controllers) {
  const tokens = controllers.flatMap((controller) => [
    ...(Reflect.getMetadata('design:paramtypes', controller) ?? []),
    ...(Reflect.getMetadata('self:paramtypes', controller) ?? []).map(({ param }) => param),
  ]);
  return [...new Set(tokens)]
    .filter((token) => token !== undefined && token !== Object)
    .map((provide) => ({ provide, useValue: {} }));
}

async function describe() {
  const { NestFactory } = require('@nestjs/core');
  const { FastifyAdapter } = require('@nestjs/platform-fastify');
  const { AppModule } = require('../dist/app.module');
  const { API_DESCRIPTION } = require('../dist/features/intake/api-description');
  const { buildDescription } = require('../dist/platform/http/api-description');
  const whole = AppModule.register({
    configuration: { roles: new Set(ROLES) },
    database: {},
    queue: { connection: {} },
    logger: console,
  });
  const controllers = [...new Set(collectControllers(whole))];
  const onlyControllers = { module: class Described {}, controllers, providers: placeholdersFor(controllers) };
  const app = await NestFactory.create(onlyControllers, new FastifyAdapter(), { logger: false, abortOnError: false });
  return `${JSON.stringify(buildDescription(app, API_DESCRIPTION), null, 2)}\n`;
}

async function main() {
  if (!fs.existsSync(path.join(ROOT, 'dist', 'app.module.js')))
    throw new Error('there is no dist/: run npm run build first');
  const text = await describe();
  if (process.argv.includes('--check')) {
    const committed = fs.existsSync(FILE) ? fs.readFileSync(FILE, 'utf8') : '';
    if (committed === text) return 'docs/api/openapi.json is up to date';
    throw new Error('docs/api/openapi.json is out of date: run node scripts/build-openapi.cjs');
  }
  fs.mkdirSync(path.dirname(FILE), { recursive: true });
  fs.writeFileSync(FILE, text);
  return `wrote docs/api/openapi.json, ${Object.keys(JSON.parse(text).paths).length} paths`;
}

main().then(
  (message) => console.log(message),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
