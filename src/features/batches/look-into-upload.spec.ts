// What the door sees of a file, and that it is not misled by where its look ends.
import { lookIntoUpload } from './look-into-upload';

const KIB = 1024;

async function codeOf(text: string): Promise<string | undefined> {
  const bytes = Buffer.from(text);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 64 * KIB) yield await Promise.resolve(bytes.subarray(at, at + 64 * KIB));
  }
  return lookIntoUpload(pieces(), '/file').then(
    () => undefined,
    (fault: { details: { code: string } }) => fault.details.code,
  );
}

describe('a look into an upload', () => {
  it('takes a file whose first row or header goes beyond the look', async () => {
    expect(await codeOf(`reference,goods_description\nA,"${'x\n'.repeat(70 * KIB)}"\n`)).toBeUndefined();
    expect(await codeOf(`reference,goods_description\n${'\n'.repeat(100 * KIB)}A,Shoes\n`)).toBeUndefined();
    expect(await codeOf(`reference,hs_code\n${'A,640399\n'.repeat(20 * KIB)}`)).toBeUndefined();
    expect(await codeOf(`reference,goods_description\nA,${'я'.repeat(50 * KIB)}\n`)).toBeUndefined();
  });

  it.each([
    ['reference,goods_description\nA,"never closed\n', 'bad_quotes'],
    [`"never closed ${'x'.repeat(100 * KIB)}`, 'bad_quotes'],
    [`${'\n'.repeat(200 * KIB)}reference,hs_code\nA,640399\n`, 'empty_file'],
    [`reference,hs_code\n${'\n'.repeat(10)}`, 'no_rows'],
    ['%PDF-1.7\n1 0 obj\n', 'no_header'],
  ])('refuses %#', async (text, code) => expect(await codeOf(text)).toBe(code));
});
