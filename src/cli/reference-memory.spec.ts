// What was met is known again, also after the table has grown, and nothing else is taken for it.
import { createHash } from 'node:crypto';
import { ReferenceMemory } from './reference-memory';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the memory of references', () => {
  it('tells new, same and other, however many there are', () => {
    const memory = new ReferenceMemory();
    const references = Array.from({ length: 50_000 }, (_, index) => `PO-${index}`);
    const meetAll = (content: string): string[] => [
      ...new Set(references.map((reference) => memory.meet(reference, hashOf(`${reference} ${content}`)))),
    ];
    expect(meetAll('first')).toEqual(['new']);
    expect(meetAll('first')).toEqual(['same']);
    expect(meetAll('changed')).toEqual(['other']);
    expect(memory.meet('PO-50000', hashOf('x'))).toBe('new');
  });

  it('keeps to the first content, as the ledger does', () => {
    const memory = new ReferenceMemory();
    expect(['a', 'b', 'a', 'b'].map((content) => memory.meet('R', hashOf(content)))).toEqual([
      'new',
      'other',
      'same',
      'other',
    ]);
  });
});
