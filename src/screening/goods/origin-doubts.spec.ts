// Countries and the goods that they hardly make.
import { OriginDoubts } from './origin-doubts';

describe('OriginDoubts', () => {
  const doubts = new OriginDoubts([
    { country: 'KZ', hs_prefix: '44' },
    { country: 'KG', hs_prefix: '7601' },
  ]);

  it('doubts by country and the first digits of the code', () => {
    expect(doubts.doubts('KZ', '440710')).toBe(true);
    expect(doubts.doubts('KG', '7601')).toBe(true);
    expect(doubts.doubts('KG', '76')).toBe(false);
    expect(doubts.doubts('KZ', '760110')).toBe(false);
  });

  it('doubts nothing where country or code is unknown', () => {
    expect(doubts.doubts(undefined, '440710')).toBe(false);
    expect(doubts.doubts('KZ', undefined)).toBe(false);
  });
});
