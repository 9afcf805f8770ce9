import { COLUMNS } from './columns';
import { HEADER_SYNONYMS } from './header-synonyms';
import { countKnownColumns, mapHeader } from './map-header';

const namesOf = (cells: string[]): (string | null)[] => mapHeader(cells).columns.map((column) => column?.name ?? null);

describe('mapHeader', () => {
  it('takes the names of the template', () => {
    const names = COLUMNS.map(({ name }) => name);
    expect(namesOf(names)).toEqual(names);
  });

  it.each(['hsCode', 'HS Code', 'hs-code', ' HS_CODE ', 'Код ТН ВЭД', 'ТН ВЭД', 'ЕАЭО СЭҚ ТН коды'])(
    'takes %j for hs_code',
    (cell) => {
      expect(namesOf(['reference', cell])).toEqual(['reference', 'hs_code']);
    },
  );

  it('takes Russian and Kazakh headers', () => {
    expect(
      namesOf(['Номер заявки', 'Наименование товара', 'Получатель', 'Страна отправления', 'Вес нетто, кг']),
    ).toEqual(['reference', 'goods_description', 'consignee_name', 'dispatch_country', 'net_weight_kg']);
    expect(namesOf(['өтінім нөмірі', 'Тауар атауы', 'Жөнелту елі'])).toEqual([
      'reference',
      'goods_description',
      'dispatch_country',
    ]);
  });

  it('keeps and reports unknown columns, but not those of a download of rejected rows', () => {
    const header = mapHeader(['reference', 'hs_code', 'Ship Name', '', '_row', '_column', '_error']);
    expect(header.unknown).toEqual(['Ship Name']);
    expect(header.cells).toHaveLength(7);
  });

  it.each([
    [['a', 'b'], 'no header'],
    [['hs_code', 'quantity'], '`reference` is missing'],
    [['reference', 'quantity'], '`goods_description` and `hs_code` are missing'],
    [['reference', 'hs_code', 'HS Code'], '"hs_code" and "HS Code" both mean `hs_code`'],
  ])('refuses %j: %s', (cells, reason) => {
    expect(() => mapHeader(cells)).toThrow(reason);
  });

  it('has no synonym that means two columns', () => {
    const meaning = new Map<string, string>();
    for (const [column, synonyms] of Object.entries(HEADER_SYNONYMS)) {
      for (const synonym of synonyms.split('|')) {
        const key = synonym.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
        expect([synonym, meaning.get(key) ?? column]).toEqual([synonym, column]);
        meaning.set(key, column);
        expect([synonym, countKnownColumns([synonym])]).toEqual([synonym, 1]);
      }
    }
    expect(Object.keys(HEADER_SYNONYMS).filter((name) => !COLUMNS.some((column) => column.name === name))).toEqual([]);
  });
});
