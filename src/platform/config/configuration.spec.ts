// What an operator sees who mistypes a variable.
import * as path from 'node:path';
import { ConfigurationError, loadConfiguration } from './configuration';
import { nearestName } from './nearest-name';

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfiguration(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('has a default for everything', () => {
    const configuration = loadConfiguration({});
    expect(configuration).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      redisUrl: null,
      webhookAllowPrivate: false,
    });
    expect(configuration.dataDir).toBe(path.resolve('.truebearing'));
    expect([...configuration.roles]).toEqual(['api', 'worker', 'webhooks', 'scheduler']);
  });

  it('takes an empty variable for an absent one, as compose files pass it', () => {
    expect(loadConfiguration({ PORT: '', REDIS_URL: ' ', TRUEBEARING_ROLES: '' }).port).toBe(3000);
  });

  it('reads roles, folders and switches', () => {
    const configuration = loadConfiguration({
      PORT: '0',
      TRUEBEARING_ROLES: 'worker, scheduler',
      TRUEBEARING_RULES_DIR: 'my-rules',
      TRUEBEARING_WEBHOOK_ALLOW_PRIVATE: 'yes',
    });
    expect([...configuration.roles]).toEqual(['worker', 'scheduler']);
    expect(configuration.rulesDir).toBe(path.resolve('my-rules'));
    expect(configuration).toMatchObject({ port: 0, webhookAllowPrivate: true });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '1.5'],
    ['PORT', 'abc'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['REDIS_URL', 'http://host'],
    ['TRUEBEARING_ROLES', 'api,cook'],
    ['TRUEBEARING_ROLES', ','],
    ['TRUEBEARING_WEBHOOK_ALLOW_PRIVATE', 'maybe'],
    ['TRUEBEARING_WEBHOOK_ALLOW_HTTP', 'sometimes'],
    ['TRUEBEARING_WEBHOOK_PORTS', '443,https'],
    ['TRUEBEARING_WEBHOOK_PORTS', '0'],
    ['TRUEBEARING_WEBHOOK_RETRY_SECONDS', '0,soon'],
    ['TRUEBEARING_WEBHOOK_RETRY_SECONDS', '0,-5'],
    ['TRUEBEARING_WEBHOOK_TIMEOUT_SECONDS', '0'],
    ['TRUEBEARING_PUBLIC_URL', 'screening'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it holds %j', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(name);
    if (!name.endsWith('_URL')) expect(faults[0]).toContain(value);
  });

  it('reports everything at once, and offers the name that was probably meant', () => {
    const faults = faultsOf({ TRUEBEARING_RULE_DIR: 'x', TRUEBEARING_COLOUR: 'red', LOG_LEVEL: 'loud' });
    expect(faults).toHaveLength(3);
    expect(faults).toContainEqual(expect.stringContaining('did you mean TRUEBEARING_RULES_DIR?'));
    expect(faults).toContainEqual(
      expect.stringContaining('TRUEBEARING_COLOUR: unknown variable; known are TRUEBEARING_DATA_DIR'),
    );
  });

  it('does not repeat an address that may hold a password', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://me:secret@host/db' })[0]).not.toContain('secret');
  });

  it('reads the settings of webhooks', () => {
    const configuration = loadConfiguration({
      TRUEBEARING_WEBHOOK_PORTS: '443, 9443',
      TRUEBEARING_WEBHOOK_RETRY_SECONDS: '0,0.5,60',
      TRUEBEARING_WEBHOOK_TIMEOUT_SECONDS: '5',
      TRUEBEARING_PUBLIC_URL: 'https://screening.example.com/',
    });
    expect(configuration).toMatchObject({
      webhookPorts: [443, 9443],
      webhookRetrySeconds: [0, 0.5, 60],
      webhookTimeoutMs: 5_000,
      publicUrl: 'https://screening.example.com',
    });
    expect(loadConfiguration({}).publicUrl).toBe('http://127.0.0.1:3000');
    expect(loadConfiguration({ PORT: '0' }).publicUrl).toBeNull();
  });

  it('accepts a cluster', () => {
    expect(loadConfiguration({ REDIS_URL: 'rediss://a:6379,rediss://b:6379' }).redisUrl).toContain(',');
  });
});

describe('nearestName', () => {
  it('finds the name that was meant, or none', () => {
    expect(nearestName('netWeigthKg', ['netWeightKg', 'grossWeightKg'])).toBe('netWeightKg');
    expect(nearestName('hs_code', ['hsCode', 'unit'])).toBe('hsCode');
    expect(nearestName('colour', ['hsCode', 'unit'])).toBeNull();
  });
});
