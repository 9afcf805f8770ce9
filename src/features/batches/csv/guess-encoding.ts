// Which encoding a file is in, from its first bytes: exporters save from spreadsheets and old accounting programs as well.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252' | 'ibm866';

const SAMPLE = 16 * 1024;
const ONE_BYTE: readonly Encoding[] = ['windows-1251', 'windows-1252', 'ibm866'];

/** Byte order mark, else zero bytes at every second place, else valid UTF-8, else the code page whose reading looks most like words. */
export function guessEncoding(first: Uint8Array): Encoding {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const halves = guessByZeros(first.subarray(0, 2048));
  if (halves) return halves;
  if (isUtf8(first)) return 'utf-8';
  const scored = ONE_BYTE.map((encoding) => {
    return { encoding, score: scoreWords(new TextDecoder(encoding).decode(first.subarray(0, SAMPLE))) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
}

function guessByZeros(bytes: Uint8Array): Encoding | undefined {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  const half = bytes.length / 2;
  if (zeros.odd > half * 0.3 && zeros.even < half * 0.05) return 'utf-16le';
  return zeros.even > half * 0.3 && zeros.odd < half * 0.05 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Neighbours of which one is beyond ASCII: letters of one alphabet speak for a reading, anything else against it. */
function scoreWords(text: string): number {
  let score = 0;
  for (let at = 1; at < text.length; at += 1) {
    const pair = text.slice(at - 1, at + 1);
    if (/[^\0-\x7f]/u.test(pair)) score += scorePair(pair);
  }
  return score;
}

function scorePair(pair: string): number {
  // A small letter before a capital is what a wrong code page makes.
  if (/^\p{Ll}\p{Lu}$/u.test(pair)) return -1;
  if (/^\p{Script=Cyrillic}{2}$/u.test(pair)) return 1;
  // Western words have single accented letters, not rows of them.
  if (/^\p{Script=Latin}{2}$/u.test(pair)) return /[a-z]/iu.test(pair) ? 1 : -1;
  return /[\0-\x7f]/u.test(pair) && !/[a-z]/iu.test(pair) ? 0 : -1;
}
