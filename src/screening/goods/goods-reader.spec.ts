import fc from 'fast-check';
import { readGoodsTables } from '../../../test/support/goods-tables';
import { readHsCode } from '../normalise/hs-code';
import type { GoodsLine } from '../trade-request';
import type { GoodsReading } from './goods-reading';
import { GoodsReader } from './goods-reader';

const reader = new GoodsReader(readGoodsTables());

function read(description: string, hsCode?: string, on = '2024-06-01', more: Partial<GoodsLine> = {}): GoodsReading {
  return reader.read({ description, hsCode, ...more }, readHsCode(hsCode), on);
}

function categories(reading: GoodsReading): string[] {
  return reading.categories.map(({ category }) => category);
}

describe('the code', () => {
  it('gives the tier of a listed subheading whatever digits follow', () => {
    expect(read('', '8482.10.10').chplTier).toBe('3.B');
    expect(read('', '8542 31 909 0').chplTier).toBe('1');
  });

  it('leaves a bare heading possible and a sibling a neighbour', () => {
    expect(read('', '8482')).toMatchObject({ chplTier: null, chplPossible: true, neighbourOfListed: false });
    expect(read('', '848299')).toMatchObject({ chplTier: null, chplPossible: false, neighbourOfListed: true });
  });

  it('reads the old code of aircraft parts and says when it had ended', () => {
    expect(read('', '8803.30', '2021-09-16')).toMatchObject({ chplTier: '3.B', endedCode: null });
    expect(read('', '8803.30', '2024-10-22').endedCode).toBe('880730');
  });

  it('leaves a split old code open', () => {
    expect(read('', '854140')).toMatchObject({ chplTier: null, chplPossible: true });
  });

  it('counts a conditional code only beside words of aviation', () => {
    expect(categories(read('gas turbine for a power station', '8411.82'))).toEqual([]);
    expect(categories(read('turbine blade CFM56-7B', '8411.99'))).toEqual(['aircraft_parts']);
  });
});

describe('the law of the day', () => {
  function measures(hsCode: string, on: string): string[] {
    return read('', hsCode, on).listings.map(({ measure }) => measure);
  }

  it('bans aircraft parts from the first day and not before', () => {
    expect(measures('880730', '2022-02-25')).not.toContain('export_ban');
    expect(measures('880730', '2022-02-26')).toContain('export_ban');
  });

  it('asks for the clause from 20 March 2024', () => {
    expect(measures('848210', '2024-03-19')).not.toContain('clause');
    expect(measures('848210', '2024-03-20')).toContain('clause');
  });

  it('knows the Kyrgyz measure only from April 2026', () => {
    expect(measures('845811', '2026-04-23')).not.toContain('country_ban_kg');
    expect(measures('845811', '2026-04-24')).toContain('country_ban_kg');
  });

  it('says of every listing how sure it is', () => {
    for (const listing of read('', '848210', '2026-01-01').listings)
      expect(['sourced', 'from_memory']).toContain(listing.certainty);
  });
});

describe('contradiction', () => {
  it.each([
    ['Ball bearings 6206-2RS, complete', '8482 99 00', 'strong'],
    ['Изделия прочие (изд. 6308-2RS)', '7326 90 980 7', 'strong'],
    ['Auto parts - tapered roller bearings 32008X', '8708.99', 'strong'],
    ['Осциллограф цифровой', '3004 90 000 2', 'medium'],
    ['XC7Z045-2FFG900I / 10M50DAF484I7G', '9403.10', 'strong'],
    ['Retreaded tyres H44.5x16.5-21 28PR 737 MLG', '4011 20 90', 'strong'],
    ['Spare parts: permanent magnets NdFeB', '8433 90 00', 'strong'],
  ])('%s under %s', (description, code, strength) => {
    expect(read(description, code).contradiction?.strength).toBe(strength);
  });

  it.each([
    ['Подшипники 22316 E, 6312-2Z/C3, NU 2316 ECML', '8482 30 000 9'],
    ['Tapered roller bearings', '8482'],
    ['Spare parts', '8487 90'],
    ['Electric motor with bearings 6205-2RS', '8501 52'],
    ['Needle bearings NA 4906', '8482 40'],
    ['Refrigerator with inverter', '8418 10'],
    ['Ball bearing grease', '3403 19'],
  ])('none for %s under %s', (description, code) => {
    expect(read(description, code).contradiction).toBeNull();
  });
});

describe('the text', () => {
  it('names the tier of whole listed bearings under a code for parts', () => {
    expect(read('Ball bearings 6206-2RS', '848299')).toMatchObject({ chplTier: null, chplByText: '3.B' });
    expect(read('bearing cages', '848299').chplByText).toBeNull();
  });

  it('quotes the description as received, hidden characters and all', () => {
    const description = 'lot: be\u200baring 6205-2RS';
    const [finding] = read(description).categories;
    const [span] = finding?.spans ?? [];
    expect(span?.text).toBe('be\u200baring');
    expect(description.slice(span?.start, span?.end)).toBe('be\u200baring');
  });

  it('takes a maker in its own field for company of a bare number', () => {
    expect(categories(read('6205', undefined, '2024-06-01', { manufacturer: 'SKF' }))).toContain('bearings');
    expect(categories(read('6205'))).toEqual([]);
  });

  it('tells Russian makers and GOST numbers', () => {
    const russian = read('Подшипник 36-42726Л1М, ЕПК Саратов');
    expect(russian).toMatchObject({ gostDesignation: true, foreignBrand: null });
    expect(russian.russianMaker).toMatch(/ЕПК/u);
    expect(read('Bearing 6205-2RS SKF')).toMatchObject({
      gostDesignation: false,
      russianMaker: null,
      foreignBrand: 'SKF',
    });
  });

  it('calls wording generic only where nothing else is named', () => {
    expect(read('Spare parts', '8487').genericWording).toEqual({ text: 'Spare parts' });
    expect(read('Spare parts: ball bearings', '8487').genericWording).toBeNull();
  });

  it('sees release certificates and part numbers', () => {
    expect(read('Valve P/N 6764B040000 with EASA Form 1')).toMatchObject({
      hasReleaseCertificateText: true,
      partNumbers: ['6764B040000'],
      aviationContext: true,
    });
  });
});

describe('value by kilogram', () => {
  it('is measured against a wide band, in currencies of like size only', () => {
    const chips = { value: 100, netWeightKg: 50 };
    expect(read('', '854231', '2024-06-01', { ...chips, currency: 'EUR' })).toMatchObject({
      valuePerKg: 2,
      valuePerKgBand: 'below',
    });
    expect(read('', '854231', '2024-06-01', { ...chips, currency: 'TRY' }).valuePerKgBand).toBeNull();
    expect(read('', '854231', '2024-06-01', { value: 100, netWeightKg: 0, currency: 'EUR' }).valuePerKg).toBeNull();
  });
});

describe('any input', () => {
  it('is answered, the same each time, with spans inside the text', () => {
    const naughty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom('6', '2', '-', 'RS', ' ', 'П', 'p', 'а', '\u200b', '轴', '/', '.'),
        maxLength: 120,
      }),
    );
    fc.assert(
      fc.property(naughty, fc.constantFrom(undefined, '8482', '880330', '731815', 'abc'), (description, code) => {
        const reading = read(description, code);
        expect(read(description, code)).toEqual(reading);
        for (const { spans } of reading.categories)
          for (const { start, end, text } of spans) expect(description.slice(start, end)).toBe(text);
      }),
    );
  });

  it('takes time in proportion to the length', () => {
    const longest = '6205-2RS ball bearing for П/Н '.repeat(8000);
    const before = performance.now();
    read(longest);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
