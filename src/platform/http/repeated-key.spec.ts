// Keys that stand twice are found wherever they are, and nothing else is taken for one.
import * as fc from 'fast-check';
import { findRepeatedKey } from './repeated-key';

const find = (text: string): string | undefined => findRepeatedKey(text, JSON.parse(text));

describe('a repeated key', () => {
  it.each([
    ['{"a":1,"a":2}', '/a'],
    ['{"a":1,"b":{"c":1,"d":2,"c":1}}', '/b/c'],
    ['{"goods":[{"hsCode":"1"},{"hsCode" :"2", "hsCode"\n:"3"}]}', '/goods/1/hsCode'],
    ['[[1,2],{"a/b":1,"a\\u002fb":2}]', '/1/a~1b'],
    ['{"":1,"":2}', '/'],
    ['{"__proto__":1,"__proto__":2}', '/__proto__'],
    ['{"a":"x\\\\","a":1}', '/a'],
    ['{"a\\"":1,"a\\"":2}', '/a"'],
  ])('is found in %s', (text, pointer) => expect(find(text)).toBe(pointer));

  it.each([
    '{}',
    '[]',
    '"a"',
    '{"a":{"a":{"a":1}},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"b\\":1,\\"b\\":2"}',
    '{"a":"\\\\","b":":","c":"{\\"a\\":1"}',
    '{"__proto__":1,"constructor":2}',
  ])('is not found in %s', (text) => expect(find(text)).toBeUndefined());

  it('is not found in what a serialiser wrote', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => find(JSON.stringify(value, null, 1)) === undefined));
  });

  it('is looked for in deep and large texts in little time', () => {
    expect(find(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBeUndefined();
    expect(find(`{"a":"${'\\\\'.repeat(1_000_000)}","b":"${'\\"'.repeat(1_000_000)}"}`)).toBeUndefined();
  });
});
