// Stamps of searches: no number comes again before the table has forgotten it.
import { Stamps } from './stamps';

it('forgets what is written before the numbers begin anew', () => {
  const table = new Int32Array(3);
  const stamps = new Stamps(() => table.fill(0), 3);
  const seen: boolean[] = [];
  for (let search = 0; search < 9; search++) {
    stamps.next();
    seen.push(table[search % 3] === stamps.current);
    table.fill(stamps.current);
  }
  expect(seen).toEqual(Array(9).fill(false));
  expect(stamps.current).toBe(3);
});

it('counts up to what a table of 32 bits holds', () => {
  const table = new Int32Array(1);
  const stamps = new Stamps(() => table.fill(0));
  stamps.current = 2 ** 31 - 2;
  stamps.next();
  table[0] = stamps.current;
  expect(table[0]).toBe(stamps.current);
  stamps.next();
  expect([stamps.current, table[0]]).toEqual([1, 0]);
});
