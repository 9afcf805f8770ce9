// Names one letter away, against a plain count of the letters.
import fc from 'fast-check';
import { lettersApart } from './near-name';
import { OneLetterOff } from './one-letter-off';

describe('OneLetterOff', () => {
  it('finds what was added, dropped, changed or swapped, not the name itself', () => {
    const names = new OneLetterOff();
    for (const name of ['syrym', 'oral', 'ural', 'dostyk']) names.add(name);
    expect(names.find('syyrym')).toEqual(['syrym']);
    expect(names.find('syym')).toEqual(['syrym']);
    expect(names.find('dostik')).toEqual(['dostyk']);
    expect(names.find('dotsyk')).toEqual(['dostyk']);
    expect(names.find('oral')).toEqual(['ural']);
    expect(names.find('bral').sort()).toEqual(['oral', 'ural']);
    expect(names.find('dstk')).toEqual([]);
  });

  it('finds exactly what counting letters finds', () => {
    const name = fc.stringMatching(/^[abc]{1,6}$/u);
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), name, (known, asked) => {
        const names = new OneLetterOff();
        for (const one of known) names.add(one);
        expect(names.find(asked).sort()).toEqual(known.filter((one) => lettersApart(one, asked, 1) === 1).sort());
      }),
    );
  });
});
