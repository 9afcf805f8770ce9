import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { CONTEXT, fileOf, packed, readFiles, type TestFile } from '../../../../test/support/list-files';
import { ListFileError } from './list-file-error';
import type { ReadFile } from './read-list-file';
import { readListFiles } from './read-list-files';

async function faultOf(...files: TestFile[]): Promise<ListFileError> {
  const fault: unknown = await readFiles(...files).catch((error: unknown) => error);
  if (fault instanceof ListFileError) return fault;
  throw new Error(`not refused: ${JSON.stringify(fault)}`);
}

const UN =
  '<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>IVAN</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>';
const SDN_ROW = '101,"ORLAN",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ';
const BOMB = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${UN.replace('IVAN', '&b;')}`;
const MANY = Array.from({ length: 40_000 }, (_, index) => `Company ${(index * 7919) % 40_009},KZ\n`).join('');
const LONG_ROWS = `name\n${`${'y'.repeat(9_998)}\n`.repeat(4_000)}`;

it.each<[string, TestFile, string, RegExp]>([
  ['nothing', fileOf('a.csv', ''), 'empty_file', /^a\.csv: the file is empty/u],
  ['blanks only', fileOf('a.csv', ' \n\n'), 'empty_file', /empty/u],
  [
    'a web page',
    fileOf('sdn.csv', '<!DOCTYPE html><html><body>Just a moment…'),
    'html',
    /sdn\.csv:1: the file is a web page; expected a list/u,
  ],
  ['an unknown text', fileOf('a.txt', 'Dear all,\nplease find\n'), 'unknown_format', /no list of a known format/u],
  ['XML of something else', fileOf('a.xml', '<invoice/>'), 'unknown_format', /known format/u],
  ['a ZIP archive', { name: 'a.csv', bytes: Buffer.from('PK\u0003\u0004xxxxxxx') }, 'not_text', /ZIP/u],
  [
    'packing cut off',
    { name: 'a.gz', bytes: gzipSync(`name,country\n${MANY}`).subarray(0, 90_000) },
    'bad_gzip',
    /damaged/u,
  ],
  ['a file that unpacks without end', { name: 'a.gz', bytes: gzipSync(LONG_ROWS) }, 'too_large', /unpacks/u],
  [
    'XML cut off',
    fileOf('un.xml', UN.slice(0, -30)),
    'truncated',
    /un\.xml:1: unclosed tag.*; expected a file that is not cut off/u,
  ],
  [
    'XML with wrong tags',
    fileOf('un.xml', UN.replace('</INDIVIDUAL>', '</ENTITY>')),
    'bad_xml',
    /un\.xml:1:\d+: unexpected close tag/u,
  ],
  ['an XML bomb', fileOf('un.xml', BOMB), 'bad_xml', /document type/u],
  ['an entity that is declared nowhere', fileOf('un.xml', UN.replace('IVAN', '&b;')), 'bad_xml', /undefined entity/u],
  [
    'XML without end in depth',
    fileOf('un.xml', UN.replace('IVAN', '<a>'.repeat(100))),
    'bad_xml',
    /nested more than 64/u,
  ],
  [
    'XML with a text without end',
    fileOf('un.xml', UN.replace('IVAN', 'x'.repeat(5_000_000))),
    'bad_xml',
    /without a tag/u,
  ],
  [
    'no entry',
    fileOf('un.xml', '<CONSOLIDATED_LIST><INDIVIDUALS/></CONSOLIDATED_LIST>'),
    'no_entries',
    /holds no entry; expected elements INDIVIDUAL/u,
  ],
  ['a header only', fileOf('own.csv', 'name,country\n'), 'no_entries', /holds no entry/u],
  [
    'CSV cut off',
    fileOf('sdn.csv', `${SDN_ROW}\n102,"VOLGA",-0- ,"X",-0- `),
    'truncated',
    /sdn\.csv:2: the row has 5 of 12 columns/u,
  ],
  [
    'own CSV with a short row',
    fileOf('own.csv', 'name,country,address\nOrlan,KZ,x\nVolga\n'),
    'truncated',
    /own\.csv:3: the row has 1 of 3/u,
  ],
  [
    'a quote that is never closed',
    fileOf('own.csv', `name\n"Orlan\n${'x\n'.repeat(700_000)}`),
    'bad_csv',
    /own\.csv:\d+: /u,
  ],
  [
    'bytes of two encodings',
    {
      name: 'own.csv',
      bytes: Buffer.concat([
        Buffer.from('name\nМинск\n'),
        Buffer.alloc(100_000, 'x\n'),
        Buffer.from([0xff, 0xfe, 0xc0]),
      ]),
    },
    'bad_encoding',
    /not utf-8 all through/u,
  ],
  ['JSON cut off', fileOf('a.json', '[{"name":"Orlan"},{"name":"Vol'), 'truncated', /ends after entry 1/u],
  ['no JSON', fileOf('a.json', '[{"name":"Orlan"},]x'), 'bad_json', /a\.json: /u],
  ['JSON without names', fileOf('a.json', '[{"price":5}]'), 'unknown_format', /known format/u],
  ['a part of a list alone', fileOf('alt.csv', '101,1,"aka","OOO ORLAN",-0- '), 'part_alone', /expected sdn\.csv/u],
])('%s is refused with the reason', async (_, file, code, message) => {
  const fault = await faultOf(file);
  expect(fault).toMatchObject({ code, file: file.name });
  expect(fault.message).toMatch(message);
});

it('leaves out an entry that cannot be held, says so, and reads the rest', async () => {
  const { sets, problems } = await readFiles(
    fileOf('own.csv', `name,country\n${'x'.repeat(20_000)},KZ\n,KZ\nOrlan,KZ\n`),
  );
  expect(sets[0]?.entries.map(({ names }) => names[0]?.text)).toEqual(['Orlan']);
  expect(problems).toEqual([
    'own.csv: row 2: left out, a name of 20000 characters, at most 10000 are read',
    'own.csv: row 3: left out, no name',
  ]);
});

it('names the first twenty entries that are left out and counts the others', async () => {
  const { problems } = await readFiles(fileOf('own.csv', `name,country\n${',KZ\n'.repeat(30)}Orlan,KZ\n`));
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)).toBe('own.csv: and 10 more left out');
});

it('takes the same row twice as one and another under its number as another', async () => {
  const { sets } = await readFiles(fileOf('own.csv', 'id,name\n1,Orlan\n1,Orlan\n1,Volga\n'));
  expect(sets[0]?.entries.map(({ id, names }) => [id, names[0]?.text])).toEqual([
    ['1', 'Orlan'],
    ['1-2', 'Volga'],
  ]);
});

it('reads a packed file of many pieces', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `Company ${index},KZ`).join('\n');
  const { sets } = await readFiles(packed(fileOf('own.csv', `name,country\n${rows}\n`)));
  expect(sets[0]?.entries).toHaveLength(5000);
});

it('ends in lists or in a reason, whatever is done to a file', async () => {
  const good = [
    UN,
    SDN_ROW,
    'name,country\nOrlan,KZ\n',
    '[{"full_name":"Orlan","type":"constructor","country":"__proto__"}]',
    '{"list_id":"a\\u0000b","entities":[{"name":"Orlan","aliases":["O"]}]}',
    '<export><sanctionEntity><subjectType code="toString"/><nameAlias wholeName="Orlan"/></sanctionEntity></export>',
  ];
  const damage = fc.record({
    text: fc.constantFrom(...good),
    cutAt: fc.double({ min: 0, max: 1, noNaN: true }),
    put: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('<', '"', ',', '}', '&', '\0', '\ufeff', '\u001a'),
    ),
    isCut: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ text, cutAt, put, isCut }) => {
      const at = Math.floor(cutAt * text.length);
      const damaged = text.slice(0, at) + put + (isCut ? '' : text.slice(at));
      const outcome: unknown = await readFiles(fileOf('x', damaged)).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ListFileError);
      else
        for (const { entries } of (outcome as ReadFile).sets)
          for (const { kind } of entries) expect(typeof kind).toBe('string');
    }),
    { numRuns: 400 },
  );
});

it('says which file cannot be opened', async () => {
  await expect(readListFiles(['/nowhere/sdn.csv'], CONTEXT)).rejects.toThrow(
    /^\/nowhere\/sdn\.csv: the file cannot be read/u,
  );
});
