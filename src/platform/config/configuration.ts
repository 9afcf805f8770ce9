// The configuration of this process: read once from the environment, checked, then only passed on. Nothing else reads the environment.
import 'reflect-metadata';
import * as path from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Environment, type ListActivation, type Role } from './environment.dto';
import { nearestName } from './nearest-name';

/** Says every bad variable at once, one a line. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigurationError';
  }
}

/** All folders are absolute. */
export class Configuration {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** Null: the queue lives in PostgreSQL. */
  readonly redisUrl: string | null;
  readonly dataDir: string;
  readonly roles: ReadonlySet<Role>;
  readonly rulesDir: string;
  /** Dated reference data that ships with the package. */
  readonly referenceDir: string;
  /** Whether webhooks may go to private address ranges. */
  readonly webhookAllowPrivate: boolean;
  /** Whether webhooks may go to public targets without TLS. */
  readonly webhookAllowHttp: boolean;
  /** Ports of public targets. */
  readonly webhookPorts: readonly number[];
  /** Seconds before each attempt of a delivery; as many as there are attempts. */
  readonly webhookRetrySeconds: readonly number[];
  readonly webhookTimeoutMs: number;
  /** Where people reach this service, without a slash at the end; null where it is not known before it listens. */
  readonly publicUrl: string | null;
  /** Lists that are downloaded by themselves, by their ids. */
  readonly lists: readonly string[];
  /** Where lists are downloaded from in place of their authorities' own addresses. */
  readonly listUrls: ReadonlyMap<string, readonly string[]>;
  /** A list that was not found current for this long is stale. */
  readonly listMaxAgeHours: number;
  readonly listActivation: ListActivation;
  readonly logLevel: string;
  /** Prefix of the queue's keys, so that several installations can share one Redis. */
  readonly queuePrefix: string = 'truebearing';

  constructor(environment: Environment) {
    this.port = environment.PORT;
    this.host = environment.HOST;
    this.databaseUrl = environment.DATABASE_URL ?? null;
    this.redisUrl = environment.REDIS_URL ?? null;
    this.dataDir = path.resolve(environment.TRUEBEARING_DATA_DIR);
    this.roles = new Set(environment.TRUEBEARING_ROLES);
    this.rulesDir = path.resolve(environment.TRUEBEARING_RULES_DIR ?? path.join(PACKAGE_DIR, 'rules'));
    this.referenceDir = path.join(PACKAGE_DIR, 'data');
    this.webhookAllowPrivate = environment.TRUEBEARING_WEBHOOK_ALLOW_PRIVATE;
    this.webhookAllowHttp = environment.TRUEBEARING_WEBHOOK_ALLOW_HTTP;
    this.webhookPorts = environment.TRUEBEARING_WEBHOOK_PORTS;
    this.webhookRetrySeconds = environment.TRUEBEARING_WEBHOOK_RETRY_SECONDS;
    this.webhookTimeoutMs = environment.TRUEBEARING_WEBHOOK_TIMEOUT_SECONDS * 1000;
    this.publicUrl = environment.TRUEBEARING_PUBLIC_URL?.replace(/\/+$/u, '') ?? ownUrl(environment);
    this.lists = [...new Set(environment.TRUEBEARING_LISTS)];
    this.listUrls = toListUrls(environment.TRUEBEARING_LIST_URLS);
    this.listMaxAgeHours = environment.TRUEBEARING_LIST_MAX_AGE_HOURS;
    this.listActivation = environment.TRUEBEARING_LIST_ACTIVATION;
    this.logLevel = environment.LOG_LEVEL;
  }

  /** The same with other values; tests and the start-up fill in what is known only later. */
  with(changes: Partial<Configuration>): Configuration {
    return Object.assign(Object.create(Configuration.prototype) as Configuration, this, changes);
  }
}

const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** The address it listens on, as a browser on the same machine would write it. */
function ownUrl({ HOST, PORT }: Environment): string | null {
  if (PORT === 0) return null;
  const host = EVERYWHERE.has(HOST) ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;
  return `http://${host}:${PORT}`;
}

function toListUrls(pairs: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const urls = new Map<string, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const source = pair.slice(0, at);
    urls.set(source, [...(urls.get(source) ?? []), pair.slice(at + 1)]);
  }
  return urls;
}

/** Folder of package.json; the same from `src/` and from `dist/`. */
const PACKAGE_DIR = path.resolve(__dirname, '..', '..', '..');

const KNOWN = [
  ...Object.keys(new Environment()),
  'DATABASE_URL',
  'REDIS_URL',
  'TRUEBEARING_RULES_DIR',
  'TRUEBEARING_PUBLIC_URL',
];
const PREFIX = 'TRUEBEARING_';

/**
 * Reads and checks the environment.
 * @throws ConfigurationError naming each unknown `TRUEBEARING_*` name and each bad value.
 */
export function loadConfiguration(env: NodeJS.ProcessEnv = process.env): Configuration {
  const given = Object.fromEntries(KNOWN.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])));
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const faults = [...unknownNames(env), ...badValues(environment, given)];
  if (faults.length > 0) throw new ConfigurationError(faults);
  return new Configuration(environment);
}

function unknownNames(env: NodeJS.ProcessEnv): string[] {
  const known = KNOWN.filter((name) => name.startsWith(PREFIX));
  return Object.keys(env)
    .filter((name) => name.toUpperCase().startsWith(PREFIX) && !known.includes(name))
    .sort()
    .map((name) => {
      // Without the prefix that all of them share, or everything would look alike.
      const near = nearestName(
        name.slice(PREFIX.length),
        known.map((right) => right.slice(PREFIX.length)),
      );
      return `${name}: unknown variable; ${near === null ? `known are ${known.join(', ')}` : `did you mean ${PREFIX}${near}?`}`;
    });
}

/** Addresses may hold a password and are not repeated. */
function badValues(environment: Environment, given: Readonly<Record<string, string | undefined>>): string[] {
  return validateSync(environment).map(({ property, constraints }) => {
    const fault = Object.values(constraints ?? {})[0] ?? 'is not valid';
    return /_URLS?$/u.test(property)
      ? `${property}: ${fault}`
      : `${property}: ${fault} (is ${JSON.stringify(given[property])})`;
  });
}
