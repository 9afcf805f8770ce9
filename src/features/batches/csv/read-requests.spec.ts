import { type FileItem, readRequests, rejectByErrors } from './read-requests';
import { openTradeFile } from './trade-file';

const HEADER = 'reference,goods_description,net_weight_kg,destination_country,transit_countries,no_re_export_clause';

async function read(lines: string[], skip = 0): Promise<FileItem[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    yield Buffer.from([HEADER, ...lines].join('\n'));
  }
  const items: FileItem[] = [];
  for await (const item of readRequests(await openTradeFile(bytes()), skip)) items.push(item);
  return items;
}

/** Row numbers with what became of them: `R` a request, `x` rejected. */
function outline(items: readonly FileItem[]): string[] {
  return items.map((item) =>
    item.kind === 'request'
      ? `R${item.request.firstRow}+${item.request.rows.length}`
      : `x${item.rows.map(({ row, column }) => `${row}:${column}`).join(' ')}`,
  );
}

describe('readRequests', () => {
  it('builds the shape of the JSON door, without what is empty', async () => {
    const [item] = await read(['A, Ball bearings ,"1 260,5",KZ,LT; RU|,да', 'A,Shoes,,,,']);
    expect(item).toMatchObject({
      kind: 'request',
      request: {
        built: {
          body: {
            reference: 'A',
            goods: [{ description: 'Ball bearings', netWeightKg: '1 260,5' }, { description: 'Shoes' }],
            route: { destinationCountry: 'KZ', transitCountries: ['LT', 'RU'] },
            documents: { noReExportClause: true },
          },
        },
      },
    });
  });

  it('groups consecutive rows only', async () => {
    expect(outline(await read(['A,x,,,,', 'A,y,,,,', 'B,x,,,,', 'A,z,,,,']))).toEqual(['R1+2', 'R3+1', 'R4+1']);
  });

  it('rejects a request with all its rows where one is at fault', async () => {
    const items = await read(['A,x,,,,', 'A,y', 'A,z,,,,', 'B,x,,,,', 'C,\0,,,,', 'D,x,1,KZ,,', 'D,y,2,UZ,,']);
    expect(outline(items)).toEqual([
      'x1: 2: 3:',
      'R4+1',
      'x5:goods_description',
      'x6:destination_country 7:destination_country',
    ]);
    const [first] = items;
    expect(first?.kind === 'rejected' && first.rows.map(({ error }) => error)).toEqual([
      'rejected with row 2 of the same reference: the row has 2 cells, the header has 6',
      'the row has 2 cells, the header has 6',
      'rejected with row 2 of the same reference: the row has 2 cells, the header has 6',
    ]);
  });

  it('rejects a row without a reference alone', async () => {
    expect(outline(await read(['A,x,,,,', ',total,9,,,', 'B,x,,,,']))).toEqual(['R1+1', 'x2:reference', 'R3+1']);
  });

  it('takes 500 lines, and rejects all of a request that has more', async () => {
    const lines = (reference: string, count: number): string[] =>
      Array.from({ length: count }, (_, index) => `${reference},line ${index},,,,`);
    const items = await read([...lines('A', 500), ...lines('B', 503), ...lines('C', 1)]);
    expect(items.map((item) => (item.kind === 'request' ? item.request.rows.length : -item.rows.length))).toEqual([
      500, -500, -1, -1, -1, 1,
    ]);
  });

  it('goes on after any checkpoint as if it had never stopped', async () => {
    const surplus = Array.from({ length: 502 }, (_, index) => `B,line ${index},,,,`);
    const lines = ['A,x,,,,', 'A,y,,,,', ...surplus, 'C,x,,,,', 'C,y', ',z,,,,', 'D,x,,,,'];
    const all = await read(lines);
    let rows = 0;
    for (let at = 0; at < all.length; at += 1) {
      expect(await read(lines, rows)).toEqual(all.slice(at));
      const item = all[at];
      rows += item === undefined ? 0 : item.kind === 'request' ? item.request.rows.length : item.rows.length;
    }
    expect(rows).toBe(lines.length);
  });

  it('names row and column of what the door refuses', async () => {
    const [, item] = await read(['Z,x,,,,', 'A,x,1,KZ,,', 'A,y,-2,KZ,"LT;Atlantis",']);
    if (item?.kind !== 'request') throw new Error('no request');
    const rejected = (...errors: [string, string][]): string[][] =>
      rejectByErrors(
        item.request,
        errors.map(([pointer, detail]) => ({ pointer, code: 'x', detail })),
      ).map(({ row, column, error }) => [String(row), column, error]);
    expect(rejected(['/goods/1/netWeightKg', 'must not be negative'])).toEqual([
      ['2', 'net_weight_kg', 'rejected with row 3 of the same reference: must not be negative'],
      ['3', 'net_weight_kg', 'must not be negative'],
    ]);
    const negative: [string, string] = ['/goods/1/netWeightKg', 'must not be negative'];
    const unknown: [string, string] = ['/route/transitCountries/1', 'is no country'];
    const blank: [string, string] = ['/goods/0/description', 'must not be blank'];
    expect(rejected(blank, negative, unknown)).toEqual([
      ['2', 'goods_description', 'must not be blank'],
      ['3', 'net_weight_kg;transit_countries', 'net_weight_kg: must not be negative; transit_countries: is no country'],
    ]);
  });
});
