import { cleanText, escapeXml, textWidth, wrapText } from './svg-text';

describe('cleanText', () => {
  it.each([
    ['a\u0000b\nc', 'a b c'],
    ['\u202Eevil\u2066', 'evil'],
    ['\uD800x\uFFFE', 'x'],
    ['Z\u0301\u0302\u0303\u0304a', 'Z\u0301\u0302a'],
    ['Қазақстан', 'Қазақстан'],
    ['   ', ''],
  ])('%j becomes %j', (text, clean) => expect(cleanText(text, 40)).toBe(clean));

  it('cuts by characters, not by halves of them', () => {
    expect(cleanText('𠀀𠀀𠀀𠀀', 3)).toBe('𠀀𠀀…');
    expect(cleanText('abcd', 4)).toBe('abcd');
  });
});

it('escapes all that XML gives a meaning', () =>
  expect(escapeXml(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;'));

it('knows wide scripts from narrow letters', () => {
  expect(textWidth('漢字', 10)).toBeGreaterThan(textWidth('il', 10) * 2);
  expect(wrapText('one two three four', 10, 60)).toEqual(['one two', 'three four']);
});
