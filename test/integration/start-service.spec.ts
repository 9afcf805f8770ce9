// The start of the whole service: it answers, gives request ids and security headers, and stops without leaving anything open.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { startTestService, type TestService } from '../support/test-service';

describe('the running service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('answers with a request id, its own or the one it was given', async () => {
    const own = await service.call('GET', '/nowhere');
    expect(own.status).toBe(404);
    expect(own.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
    const given = await service.call('GET', '/nowhere', { headers: { 'x-request-id': 'trace-1' } });
    expect(given.headers.get('x-request-id')).toBe('trace-1');
  });

  it('does not repeat a request id that is no plain word', async () => {
    const answer = await service.call('GET', '/nowhere', { headers: { 'x-request-id': 'a b"c' } });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
  });

  it('sends security headers that still work over plain HTTP', async () => {
    const { headers } = await service.call('GET', '/nowhere');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a start that cannot work', () => {
  it('says that Redis does not answer, and leaves nothing running', async () => {
    await expect(startTestService({ env: { REDIS_URL: 'redis://127.0.0.1:1' } })).rejects.toThrow(
      /REDIS_URL does not answer: .*ECONNREFUSED/u,
    );
  });

  it('stops with the lines of a rule file that is not right', async () => {
    const rules = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-rules-'));
    fs.mkdirSync(path.join(rules, 'goods'));
    fs.writeFileSync(path.join(rules, 'goods', 'broken.yaml'), 'title: no condition\nseverity: loud\n');
    await expect(startTestService({ env: { TRUEBEARING_RULES_DIR: rules } })).rejects.toThrow(
      /broken\.yaml.*severity/su,
    );
  });
});
