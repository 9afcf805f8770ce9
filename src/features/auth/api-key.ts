// API keys: `tb_` + 32 random letters and digits + 6 of checksum. Stored only as a hash; the checksum rejects typing errors without a query.
import { createHash, randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_LENGTH = 32;
const CHECK_LENGTH = 6;
const SHAPE = new RegExp(`^tb_[0-9A-Za-z]{${SECRET_LENGTH + CHECK_LENGTH}}$`, 'u');

/** A new key with 190 bits of chance. */
export function makeApiKey(): string {
  const secret = Array.from({ length: SECRET_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `tb_${secret}${checksum(secret)}`;
}

/** Whether a text has the shape and the checksum of a key. */
export function looksLikeApiKey(text: string): boolean {
  return SHAPE.test(text) && text.slice(3 + SECRET_LENGTH) === checksum(text.slice(3, 3 + SECRET_LENGTH));
}

/** What is stored of a key. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function checksum(secret: string): string {
  const digest = createHash('sha256').update(`truebearing:${secret}`).digest();
  return Array.from({ length: CHECK_LENGTH }, (_, index) => ALPHABET[(digest[index] ?? 0) % ALPHABET.length]).join('');
}
