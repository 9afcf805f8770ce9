// One text may name several stops; one that names the sides of a border, or a part that is no place, stays whole.
import * as path from 'node:path';
import { loadScreeningKit } from '../../features/rulesets/screening-kit';
import { mayHoldSeveral, splitStops } from './split-stops';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const { places } = loadScreeningKit({
  rulesDir: path.join(ROOT, 'rules'),
  referenceDir: path.join(ROOT, 'data'),
}).reference;
const split = (...texts: string[]): string[] =>
  mayHoldSeveral(texts) ? splitStops(texts, places).map(({ text }) => text) : texts;

describe('splitStops', () => {
  it.each([
    ['Almaty -> Omsk', ['Almaty', 'Omsk']],
    ['Алматы → Омск', ['Алматы', 'Омск']],
    ['Hamburg - Aktau - Almaty', ['Hamburg', 'Aktau', 'Almaty']],
    ['Istanbul via Tbilisi', ['Istanbul', 'Tbilisi']],
    ['Almaty->Omsk', ['Almaty', 'Omsk']],
    ['Almaty & Omsk', ['Almaty', 'Omsk']],
    ['Алматы⇒Омск', ['Алматы', 'Омск']],
  ])('tells %j apart', (text, parts) => {
    expect(split(text)).toEqual(parts);
  });

  it.each([
    'Zhaisan - Sagarchin',
    'Rostov-on-Don',
    'Almaty - warehouse 5',
    'Almaty',
    'Almaty, Kazakhstan',
    'Moscow, Idaho',
    'St. Petersburg, FL',
    '->',
    'x -> '.repeat(30),
  ])('leaves %j whole', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it('remembers where each part stood', () => {
    expect(splitStops(['Hamburg', 'Almaty -> Omsk', 'Orsk'], places).map(({ position }) => position)).toEqual([
      0, 1, 1, 2,
    ]);
  });
});
