// Which words of a name are what a legal form is written out with, though a slip or another romanisation keeps it from being read as one.
import type { NameToken } from './name-token';
import type { NameWords } from './name-words';

/**
 * Names sound like words of forms (Mahmud, məhdud): one that is only like them says nothing alone. Two side by side do, and one that sounds the same
 * beside a legal form.
 */
export function formWordsAmong(tokens: readonly NameToken[], words: NameWords, hasForm: boolean): boolean[] {
  const isLike = (at: number): boolean => {
    const token = tokens[at];
    return token?.part === 'core' && words.mayBeForm(token.sounds[0] ?? '');
  };
  const isSure = (at: number): boolean => {
    const token = tokens[at];
    return (token?.part === 'core' || token?.part === 'generic') && words.soundsLikeForm(token.sounds[0] ?? '');
  };
  return tokens.map(({ part, text }, at) => {
    if (part !== 'core') return false;
    const besides = [neighbourOf(tokens, at, -1), neighbourOf(tokens, at, 1)];
    return (
      words.isFormWithSlip(text) ||
      (isLike(at) && besides.some(isLike)) ||
      (isSure(at) && (hasForm || besides.some(isSure)))
    );
  });
}

/** The next word on one side; a single letter may stand between (`obshchestvo s ogranichennoi`). */
function neighbourOf(tokens: readonly NameToken[], at: number, step: 1 | -1): number {
  const part = tokens[at + step]?.part;
  return part === 'initial' || part === 'particle' ? at + 2 * step : at + step;
}
