// The place of a fault must be right for people to find it, and the search must agree with the runtime's parser.
import * as fc from 'fast-check';
import { findJsonFault } from './json-fault';

describe('findJsonFault', () => {
  it.each([
    ['{"a": [}', 7],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['nul', 0],
    ['{"a": "b', 6],
    ['{"a": 1}}', 8],
    ['[', 1],
    ['{"a":', 5],
    ['01', 1],
    ['["a\nb"]', 1],
  ])('finds the fault of %j', (text, offset) => {
    expect(findJsonFault(text)).toBe(offset);
  });

  it('reads all of what is JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(findJsonFault(text)).toBe(text.length);
      }),
    );
  });

  it('does not mind deep nesting', () => {
    expect(findJsonFault('['.repeat(1_000_000))).toBe(1_000_000);
  });
});
