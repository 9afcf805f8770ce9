// Text from outside on its way into an SVG: nothing in it can become markup, hide, turn the writing around or burst the picture.

/** Control, format, private, unassigned and half characters: none of them is legal or wanted in a label. */
const UNWANTED = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** One line of at most `longest` characters. */
export function cleanText(text: string, longest: number): string {
  const line = text.replace(UNWANTED, ' ').replace(STACKED_MARKS, '$1').replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= longest
    ? line
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As character data or attribute value; what XML does not allow at all becomes a space. */
export function escapeXml(text: string): string {
  return text.replace(UNWANTED, ' ').replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign);
}

/** Full-width scripts and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f000}-\u{3fffd}]/u;
const NARROW = /[\siíìîıljtfrI.,:;'’"|()[\]!·-]/u;
const BROAD = /[mwMWШЩЖЮшщжюмфыМФЫQOGDHNUАДОНИРСТУЦЯ@%—…≈]/u;

/** About how wide a line is drawn in an ordinary sans-serif font; rather too much than too little. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) {
    if (/\p{M}/u.test(sign)) continue;
    width += WIDE.test(sign) ? 1.02 : NARROW.test(sign) ? 0.38 : BROAD.test(sign) ? 0.8 : 0.6;
  }
  return width * size;
}

/** Breaks words into lines of at most that width. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
