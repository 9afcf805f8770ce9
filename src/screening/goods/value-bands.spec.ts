// Values that cannot be right stand out; without a band, a weight or a currency of known size nothing is said.
import { readGoodsTables } from '../../../test/support/goods-tables';
import { readHsCode } from '../normalise/hs-code';
import { GoodsReader } from './goods-reader';
import { bandOf } from './value-bands';

const reader = new GoodsReader(readGoodsTables());

function bandOfLine(description: string, hsCode: string | undefined, value: number, currency: string): string | null {
  const line = { description, hsCode, value, currency, netWeightKg: 100 };
  return reader.read(line, readHsCode(hsCode), '2024-06-12').valuePerKgBand;
}

describe('value by kilogram', () => {
  it.each([
    [2.5, 'EUR', '854231', 'below'],
    [900, 'EUR', '854231', 'within'],
    [900, 'EUR', '848210', 'above'],
    [12, 'USD', '8482109009', 'within'],
    [6000, 'KZT', '848210', 'within'],
    [90, 'RUB', '848210', 'below'],
  ])('%d %s for %s lies %s the band', (value, currency, digits, expected) => {
    expect(bandOf(value, currency, digits)).toBe(expected);
  });

  it('says nothing without a band or a currency of known size', () => {
    expect(bandOf(900, 'TRY', '848210')).toBeNull();
    expect(bandOf(900, undefined, '848210')).toBeNull();
    expect(bandOf(900, 'EUR', '610910')).toBeNull();
    expect(bandOf(null, 'EUR', '848210')).toBeNull();
  });

  it('judges by what the text names where the code is missing or for other goods', () => {
    expect(bandOfLine('Microcontrollers STM32F407', undefined, 300, 'EUR')).toBe('below');
    expect(bandOfLine('Ball bearings 6205-2RS', '610910', 90000, 'EUR')).toBe('above');
    expect(bandOfLine('Ball bearings 6205-2RS', '848210', 1200, 'EUR')).toBe('within');
  });
});
