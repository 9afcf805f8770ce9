// Why a candidate scores as it does, in sentences an officer reads: which words stand for which, what agrees, what differs, why not higher.
import type { Pairing } from './align-names';
import type { NameHit } from './best-of-entries';
import type { NameReading } from './read-name';

/** One group of words and what it stands for. */
export interface MatchedWords {
  asked: string;
  listed: string;
  how: Pairing['how'];
  /** 0 to 1. */
  likeness: number;
}

export interface UnmatchedWords {
  asked: readonly string[];
  listed: readonly string[];
}

const HOW: Readonly<Record<Pairing['how'], string>> = {
  same: 'the same word',
  variant: 'another form of the same name',
  nickname: 'a pet form',
  translation: 'the same word in another language',
  sound: 'sounds the same',
  spelling: 'spelled alike',
  consonants: 'the same consonants',
  initial: 'an initial',
  joined: 'written together',
  short_form: 'first letters',
};

export function matchedWords(
  asked: NameReading,
  { alignment, listed }: Pick<NameHit, 'alignment' | 'listed'>,
): MatchedWords[] {
  return alignment.pairs.map(({ left, leftCount, right, rightCount, how, likeness }) => ({
    asked: wordsAt(asked, left, leftCount),
    listed: wordsAt(listed, right, rightCount),
    how,
    likeness: round(likeness),
  }));
}

export function unmatchedWords(
  asked: NameReading,
  { alignment, listed }: Pick<NameHit, 'alignment' | 'listed'>,
): UnmatchedWords {
  const telling = (reading: NameReading, places: readonly number[]): string[] =>
    places.flatMap((place) => {
      const token = reading.tokens[place];
      return token === undefined || token.part === 'particle' ? [] : [token.text];
    });
  return { asked: telling(asked, alignment.leftAlone), listed: telling(listed, alignment.rightAlone) };
}

/** One line a group of words: `petrov ~ petroff (spelled alike, 0.83)`. */
export function sayWords(words: readonly MatchedWords[]): string {
  return words
    .map(({ asked, listed, how, likeness }) =>
      how === 'same' ? `${asked} = ${listed}` : `${asked} ~ ${listed} (${HOW[how]}, ${likeness})`,
    )
    .join('; ');
}

/** Two decimals. */
export function round(score: number): number {
  return Math.round(score * 100) / 100;
}

function wordsAt(reading: NameReading, from: number, count: number): string {
  return reading.tokens
    .slice(from, from + count)
    .map(({ text }) => text)
    .join(' ');
}
