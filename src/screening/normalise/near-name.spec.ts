// Distances between names, and the name that is offered.
import fc from 'fast-check';
import { lettersApart, nearestName } from './near-name';

describe('lettersApart', () => {
  it.each([
    ['kazakhstan', 'kazakhstan', 0],
    ['kazakhstn', 'kazakhstan', 1],
    ['kzaakhstan', 'kazakhstan', 1],
    ['russia', 'prussia', 1],
    ['iran', 'iraq', 1],
    ['abc', 'xyz', 3],
    ['abc', 'abcdef', 3],
  ])('%s and %s: %d', (a, b, apart) => {
    expect(lettersApart(a, b, 2)).toBe(apart);
  });

  it('is the same both ways and nought only for the same', () => {
    const name = fc.stringMatching(/^[abc]{0,6}$/u);
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(lettersApart(a, b, 9)).toBe(lettersApart(b, a, 9));
        expect(lettersApart(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});

describe('nearestName', () => {
  const names = [
    ['georgia', 'GE'],
    ['germany', 'DE'],
    ['iran', 'IR'],
  ] as const;

  it('offers the nearest, and nothing for what is far or short', () => {
    expect(nearestName('gerogia', names)).toBe('GE');
    expect(nearestName('germny', names)).toBe('DE');
    expect(nearestName('qwertyu', names)).toBeUndefined();
    expect(nearestName('ira', names)).toBeUndefined();
  });
});
