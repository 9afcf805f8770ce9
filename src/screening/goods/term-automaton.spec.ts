import fc from 'fast-check';
import { GoodsText } from './goods-text';
import { foldTerm } from './letter-classes';
import { TermAutomaton } from './term-automaton';

function occurrences(terms: readonly string[], description: string): string[] {
  const text = new GoodsText();
  text.load(description);
  const found: string[] = [];
  new TermAutomaton(terms.map(foldTerm)).scan(text, { onTerm: (term, end) => found.push(`${term}@${end}`) });
  return found.sort();
}

/** The obvious way: every term at every place. */
function obviously(terms: readonly string[], description: string): string[] {
  const found: string[] = [];
  terms.forEach((term, index) => {
    for (let at = description.indexOf(term); at >= 0; at = description.indexOf(term, at + 1))
      found.push(`${index}@${at + term.length}`);
  });
  return found.sort();
}

describe('term automaton', () => {
  it('finds what a search term by term finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ш', '轴', '承'), minLength: 1, maxLength: 4 });
    const long = fc.string({ unit: fc.constantFrom('a', 'b', 'ш', '轴', '承', '!'), maxLength: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), long, (terms, description) => {
        expect(occurrences(terms, description)).toEqual(obviously(terms, description));
      }),
    );
  });

  it('takes any run of spaces and hyphens for one', () => {
    expect(occurrences(['ball bearing'], 'ball -  bearing')).toHaveLength(1);
    expect(occurrences(['ball bearing'], 'ballbearing')).toHaveLength(0);
  });

  it('reports a short term inside a long one', () => {
    expect(occurrences(['轴承', '球轴承', '深沟球轴承'], '深沟球轴承')).toHaveLength(3);
  });
});
