// Together under load, at once when alone, and nobody suffers for another's item.
import { Gatherer } from './gatherer';

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Gatherer', () => {
  it('does at once what comes alone, and together what comes meanwhile', async () => {
    const groups: number[][] = [];
    const gatherer = new Gatherer<number, number>(async (items) => {
      groups.push(items);
      await later();
      return items.map((item) => item * 10);
    }, 3);
    expect(await Promise.all([1, 2, 3, 4, 5].map((item) => gatherer.add(item)))).toEqual([10, 20, 30, 40, 50]);
    expect(groups).toEqual([[1], [2, 3, 4], [5]]);
    expect(await gatherer.add(6)).toBe(60);
  });

  it('fails only the caller whose item fails', async () => {
    const gatherer = new Gatherer<number, number>(async (items) => {
      await later();
      if (items.includes(3)) throw new Error('three');
      return items;
    }, 10);
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((item) => gatherer.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await gatherer.add(5)).toBe(5);
  });
});
