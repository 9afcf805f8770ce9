// Text and code side by side: what is a contradiction, how strong, and what is none.
import { readGoodsTables } from '../../../test/support/goods-tables';
import { readHsCode } from '../normalise/hs-code';
import { GoodsReader } from './goods-reader';

const reader = new GoodsReader(readGoodsTables());

function against(description: string, hsCode: string): string {
  const { contradiction } = reader.read({ description, hsCode }, readHsCode(hsCode), '2024-06-01');
  return contradiction === null ? '-' : `${contradiction.strength} ${contradiction.textSays}`;
}

describe('text against code', () => {
  it.each([
    ['Ball bearings 6308-2RS', '7326.90', 'strong bearings'],
    ['Deep groove ball bearings 6205', '8482.99', 'strong bearings'],
    ['Подшипники роликовые', '8607.19', 'medium bearings'],
    ['Roller bearings', '8509.80', 'medium bearings'],
    ['Aircraft tyres', '8708.70', 'medium aircraft_parts'],
    ['Main landing gear A320 overhauled', '8479.89', 'strong aircraft_parts'],
    ['Neodymium oxide 99.9%', '2825.90', 'medium rare_earths'],
    ['NdFeB magnets N42', '9018.90', 'strong rare_earths'],
    ['Permanent magnets, neodymium', '8450.90', 'medium rare_earths'],
    ['Uranium hexafluoride', '3824.99', 'medium uranium'],
    ['Crude oil', '2202.99', 'medium oil'],
    ['Titanium sponge', '3926.90', 'medium critical_raw_materials'],
    ['Microcontrollers', '8708.99', 'medium common_high_priority'],
    ['CNC lathe', '8432.80', 'medium common_high_priority'],
  ])('%s under %s: %s', (text, code, expected) => {
    expect(against(text, code)).toBe(expected);
  });

  it.each([
    ['Deep groove ball bearings', '8482.10'],
    ['Deep groove ball bearings', '8482'],
    ['Bearing heater', '8514.30'],
    ['Electric motor with ball bearings', '8501.52'],
    ['Aircraft tyres', '4011.30'],
    ['Fuel pump for aircraft engine', '8413.30'],
    ['Neodymium oxide', '2846.90'],
    ['Cerium oxide polishing powder', '3405.90'],
    ['Crude oil pump', '8413.60'],
    ['Crude palm oil', '1511.10'],
    ['Microcontrollers', '8542.31'],
    ['Cotton shirts', '6205.20'],
  ])('%s under %s agree', (text, code) => {
    expect(against(text, code)).toBe('-');
  });
});

describe('everyday goods under a listed code', () => {
  function ordinary(description: string, hsCode: string): string | null {
    return reader.read({ description, hsCode }, readHsCode(hsCode), '2024-06-01').ordinaryUnderListedCode;
  }

  it.each([
    ["Men's cotton shirts", '8482.10', 'shirts'],
    ['Обувь мужская', '8807.30', 'Обувь'],
    ['面粉', '8542.31', '面粉'],
  ])('%s under %s are noticed', (text, code, quoted) => {
    expect(ordinary(text, code)).toBe(quoted);
  });

  it.each([
    ["Men's cotton shirts", '6205.20'],
    ['Ball bearings for toys', '8482.10'],
    ['Sugar mill bearings', '8482.30'],
    ['Spare parts', '8482.10'],
  ])('%s under %s stay quiet', (text, code) => {
    expect(ordinary(text, code)).toBeNull();
  });
});
