import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { spoolUpload } from './upload-spool';

async function* pieces(count: number, failAt = Infinity): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) {
    await Promise.resolve();
    if (index === failAt) throw new Error('the line broke');
    yield Buffer.alloc(1000, index);
  }
}

describe('spoolUpload', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'truebearing-spool-'));
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));
  afterEach(() => expect(fs.readdirSync(dir)).toEqual([]));

  it('gives back what came in, more than once', async () => {
    const spooled = await spoolUpload(pieces(50), { dir, name: 'a', maxBytes: 50_000 });
    const expected = Buffer.concat(Array.from({ length: 50 }, (_, index) => Buffer.alloc(1000, index)));
    for (let time = 0; time < 2; time += 1) {
      const read: Uint8Array[] = [];
      for await (const piece of spooled?.bytes() ?? []) read.push(piece);
      expect(Buffer.concat(read).equals(expected)).toBe(true);
    }
    expect(spooled).toMatchObject({ size: 50_000, sha256: createHash('sha256').update(expected).digest('hex') });
    await spooled?.close();
  });

  it('takes an empty upload', async () => {
    const spooled = await spoolUpload(pieces(0), { dir, name: 'b', maxBytes: 10 });
    expect(spooled?.size).toBe(0);
    await spooled?.close();
  });

  it('keeps nothing of one that is too large', async () => {
    expect(await spoolUpload(pieces(50), { dir, name: 'c', maxBytes: 49_999 })).toBeNull();
  });

  it('keeps nothing of one that breaks off', async () => {
    await expect(spoolUpload(pieces(50, 20), { dir, name: 'd', maxBytes: 50_000 })).rejects.toThrow('the line broke');
  });
});
