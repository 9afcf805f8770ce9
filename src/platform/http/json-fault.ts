// Finds the place where a text stops being JSON; the runtime's own parser often does not tell it. Runs only after that parser has refused.

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/uy;
const STRING = /"(?:[\x20\x21\x23-\x5b\x5d-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/uy;

/** What may come next: a value, a value or the end of an empty list, a key, a key or the end of an empty object, a colon, or what follows a value. */
type Expected = 'value' | 'value_or_end' | 'key' | 'key_or_end' | 'colon' | 'after';

/** Offset of the first character that does not belong there; the length of the text where it ends too early. */
export function findJsonFault(text: string): number {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = skip(SPACE, text, 0);
  while (at < text.length) {
    const next = step(text, at, expected, open);
    if (next === undefined) return at;
    [at, expected] = [skip(SPACE, text, next.at), next.expected];
  }
  return text.length;
}

/** Takes one token; undefined where it does not belong. */
function step(
  text: string,
  at: number,
  expected: Expected,
  open: ('[' | '{')[],
): { at: number; expected: Expected } | undefined {
  const character = text.charAt(at);
  if (expected === 'after') return stepAfter(character, at, open);
  if (expected === 'colon') return character === ':' ? { at: at + 1, expected: 'value' } : undefined;
  if ((expected === 'value_or_end' && character === ']') || (expected === 'key_or_end' && character === '}')) {
    open.pop();
    return { at: at + 1, expected: 'after' };
  }
  const isKey = expected === 'key' || expected === 'key_or_end';
  if (!isKey && (character === '[' || character === '{')) {
    open.push(character);
    return { at: at + 1, expected: character === '[' ? 'value_or_end' : 'key_or_end' };
  }
  const end = skip(character === '"' || isKey ? STRING : LITERAL, text, at);
  return end === at ? undefined : { at: end, expected: isKey ? 'colon' : 'after' };
}

function stepAfter(character: string, at: number, open: ('[' | '{')[]): { at: number; expected: Expected } | undefined {
  const inside = open.at(-1);
  if (inside !== undefined && character === ',') return { at: at + 1, expected: inside === '[' ? 'value' : 'key' };
  if (inside === undefined || character !== (inside === '[' ? ']' : '}')) return undefined;
  open.pop();
  return { at: at + 1, expected: 'after' };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
