// A mistyped key must be told from an unknown one without asking the database.
import { hashApiKey, looksLikeApiKey, makeApiKey } from './api-key';
import { hashPassword, isPassword } from './password';

describe('API keys', () => {
  it('have a checksum that a changed letter breaks', () => {
    const key = makeApiKey();
    expect(looksLikeApiKey(key)).toBe(true);
    const changed = key.slice(0, 10) + (key[10] === 'a' ? 'b' : 'a') + key.slice(11);
    expect(looksLikeApiKey(changed)).toBe(false);
    expect(looksLikeApiKey(`${key}0`)).toBe(false);
    expect(looksLikeApiKey(key.toUpperCase())).toBe(false);
  });

  it('differ from each other, and so do their hashes', () => {
    const keys = Array.from({ length: 200 }, makeApiKey);
    expect(new Set(keys).size).toBe(200);
    expect(new Set(keys.map((key) => hashApiKey(key).toString('hex'))).size).toBe(200);
  });
});

describe('passwords', () => {
  it('are known again, and only they', () => {
    const stored = hashPassword('correct horse');
    expect(stored).toMatch(/^scrypt\$\d+\$8\$1\$/u);
    expect(isPassword('correct horse', stored)).toBe(true);
    expect(isPassword('correct horsf', stored)).toBe(false);
    expect(hashPassword('correct horse')).not.toBe(stored);
    expect(isPassword('x', 'plain text')).toBe(false);
  });
});
