// Numbers and units of files and papers: what is read as what, and what is refused.
import fc from 'fast-check';
import { readNumber, readQuantity } from './quantity';
import { valueOf } from './reading';

describe('readNumber', () => {
  it.each([
    ['12', 12],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1 234,56', 1234.56],
    ['1\u00a0234\u202f567,5', 1234567.5],
    ["1'234.50", 1234.5],
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1,234', 1234],
    ['0,125', 0.125],
    ['1.234', 1.234],
    ['-5,5', -5.5],
    ['+3', 3],
    ['007', 7],
    [' 5400.00 ', 5400],
  ])('reads %j', (text, value) => {
    expect(valueOf(readNumber(text))).toBe(value);
  });

  it.each([
    'NaN',
    'Infinity',
    '1e999',
    '1e3',
    '12abc',
    '0x10',
    '1,23,456',
    '1.23.456',
    '1,2,3',
    '1.234,567.8',
    '12 34',
    '1 2',
    '--1',
    '.',
    ',',
    '1.',
    '.5',
    '1000000000000000',
    '١٢',
    '€5',
  ])('refuses %j', (text) => {
    expect(readNumber(text).state).toBe('unreadable');
  });

  it('is absent where nothing is written', () => {
    expect(readNumber(undefined).state).toBe('absent');
    expect(readNumber(' ').state).toBe('absent');
  });

  it('reads every plain number as itself, in the writing of several countries', () => {
    const amount = fc.integer({ min: 0, max: 99_999_999_999 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(amount, fc.constantFrom('en-US', 'de-DE', 'ru-RU', 'fr-FR', 'tr-TR'), (value, locale) => {
        const text = value.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
        expect([text, valueOf(readNumber(text))]).toEqual([text, value]);
      }),
    );
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        ['absent', 'read', 'unreadable'].includes(readNumber(text).state),
      ),
    );
  });
});

describe('readQuantity', () => {
  it.each([
    [2000, 'PCS', { amount: 2000, unit: 'piece' }],
    [5, 'шт.', { amount: 5, unit: 'piece' }],
    [5, 'Stk', { amount: 5, unit: 'piece' }],
    [5, 'adet', { amount: 5, unit: 'piece' }],
    [5, 'дана', { amount: 5, unit: 'piece' }],
    [3, 'компл.', { amount: 3, unit: 'set' }],
    [2, 'Paar', { amount: 2, unit: 'pair' }],
    [10, 'кг', { amount: 10, unit: 'kilogram' }],
    [1.5, 't', { amount: 1500, unit: 'kilogram' }],
    [1.5, 'тонн', { amount: 1500, unit: 'kilogram' }],
    [2, 'metric tons', { amount: 2000, unit: 'kilogram' }],
    [500, 'g', { amount: 0.5, unit: 'kilogram' }],
    [7, 'м3', { amount: 7, unit: 'cubic_metre' }],
    [7, 'm³', { amount: 7, unit: 'cubic_metre' }],
    [7, 'л', { amount: 7, unit: 'litre' }],
    [2, 'dozen', { amount: 24, unit: 'piece' }],
    [2, 'тыс. шт', { amount: 2000, unit: 'piece' }],
    [2, 'blorps', { amount: 2, unit: null }],
    [2, undefined, { amount: 2, unit: null }],
  ])('reads %d %s', (amount, unit, value) => {
    expect(valueOf(readQuantity(amount, unit))).toEqual(value);
  });

  it('refuses what is no amount', () => {
    expect(readQuantity(-1, 'kg').state).toBe('unreadable');
    expect(readQuantity(Number.NaN, 'kg').state).toBe('unreadable');
    expect(readQuantity(undefined, 'kg').state).toBe('absent');
  });
});
