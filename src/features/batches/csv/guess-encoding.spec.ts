import { guessEncoding, type Encoding } from './guess-encoding';

/** Bytes of a text in a one-byte code page, by looking each letter up in what the bytes mean. */
function encode(text: string, encoding: Encoding): Buffer {
  const table = Array.from({ length: 256 }, (_, byte) => new TextDecoder(encoding).decode(Uint8Array.of(byte)));
  return Buffer.from([...text].map((letter) => table.indexOf(letter)));
}

const RUSSIAN =
  'reference;Наименование товара;Получатель\nA-1;Подшипники шариковые радиальные;ТОО «КЕН ТРЕЙД», г. Алматы\n';
const WESTERN = 'reference;description;consignee_name\nA-1;Wälzlager für Mühlen, Größe 5;Société Générale à Genève\n';

describe('guessEncoding', () => {
  it.each<[Encoding, Buffer]>([
    ['utf-8', Buffer.from('reference,hs_code\nA,1')],
    ['utf-8', Buffer.from(RUSSIAN)],
    ['utf-16le', Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le').swap16()],
    ['utf-16le', Buffer.from('reference,hs_code\nA,1', 'utf16le')],
    ['utf-16be', Buffer.from('reference,hs_code\nA,1', 'utf16le').swap16()],
    ['windows-1251', encode(RUSSIAN, 'windows-1251')],
    ['ibm866', encode(RUSSIAN.replace(/[«»]/gu, '"'), 'ibm866')],
    ['windows-1252', encode(WESTERN, 'windows-1252')],
  ])('%s', (encoding, bytes) => {
    expect(guessEncoding(bytes)).toBe(encoding);
  });

  it('is not misled by a letter that is cut in half at the end', () => {
    expect(guessEncoding(Buffer.from(RUSSIAN).subarray(0, 20))).toBe('utf-8');
  });
});
