// Repeated texts are answered from memory, different ones leave nothing behind, and no two texts are mixed up.
import { RepeatedTexts } from './repeated-texts';

function counted(): { ask: (text: string) => string; found: string[] } {
  const texts = new RepeatedTexts<string>(1000);
  const found: string[] = [];
  const ask = (text: string): string =>
    texts.get(text, () => {
      found.push(text);
      return text.toUpperCase();
    });
  return { ask, found };
}

describe('repeated texts', () => {
  it('asks twice and then remembers', () => {
    const { ask, found } = counted();
    for (let time = 0; time < 5; time += 1) expect(ask('ball bearing')).toBe('BALL BEARING');
    expect(found).toEqual(['ball bearing', 'ball bearing']);
  });

  it('answers each of many texts by itself, whatever shares a slot or fills the memory', () => {
    const { ask } = counted();
    for (let round = 0; round < 3; round += 1)
      for (let number = 0; number < 20_000; number += 1) expect(ask(`lot ${number}`)).toBe(`LOT ${number}`);
  });

  it('keeps no long text', () => {
    const { ask, found } = counted();
    const long = 'x'.repeat(257);
    for (let time = 0; time < 3; time += 1) ask(long);
    expect(found).toHaveLength(3);
  });

  it('knows the empty text', () => {
    const { ask } = counted();
    expect([ask(''), ask(''), ask('')]).toEqual(['', '', '']);
  });
});
