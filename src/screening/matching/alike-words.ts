// Of all listed words those that are alike to one that is asked for: nothing that a comparison with each would find is left out.
import { TextMemo } from '../normalise/text-memo';
import { askedWord, FlatWords } from './flat-words';
import { forEachUnder } from './key-table';
import type { ListIndexData } from './list-index';
import type { NameToken } from './name-token';
import { mayBeJoined } from './possible-pairs';
import { compareJoined, compareTokens, type TokenLikeness } from './token-likeness';
import { hasBonesOnly, keysOf, keysOfJoined, type TokenKeys } from './token-keys';

/** A listed word, by its place in the index. */
export interface AlikeWord {
  id: number;
  found: TokenLikeness;
}

type Compare = (asked: NameToken, listed: NameToken) => TokenLikeness | undefined;

/** Words whose alike listed words are kept: the same given names and trades come again and again. */
const KEPT_WORDS = 10_000;

const compareWithOne: Compare = (joined, listed) =>
  mayBeJoined(listed) ? compareJoined(joined, listed) : undefined;

export class AlikeWords {
  private readonly flat: FlatWords;
  private readonly byGroup = new Map<string, number[]>();
  private readonly kept = new TextMemo<readonly AlikeWord[]>(KEPT_WORDS);
  private readonly stampOfToken: Uint32Array;
  private stamp = 0;

  constructor(private readonly data: Pick<ListIndexData, 'tokens' | 'spelling' | 'bones' | 'bonesOnly'>) {
    this.flat = new FlatWords(data.tokens);
    this.stampOfToken = new Uint32Array(data.tokens.length);
    data.tokens.forEach(({ group }, id) => {
      if (group === undefined) return;
      const known = this.byGroup.get(group);
      if (known === undefined) this.byGroup.set(group, [id]);
      else known.push(id);
    });
  }

  /** As `compareTokens` says of each listed word; not for initials, which most words meet. */
  of(token: NameToken): readonly AlikeWord[] {
    return this.kept.get(`${token.part} ${token.group ?? ''} ${token.text}`, () =>
      this.find(token, keysOf(token), compareTokens),
    );
  }

  /** Alike to several words written together, as `compareJoined` says. */
  ofJoined(token: NameToken): readonly AlikeWord[] {
    return this.find(token, keysOfJoined(token), compareWithOne);
  }

  private find(token: NameToken, keys: TokenKeys, compare: Compare): AlikeWord[] {
    const alike: AlikeWord[] = [];
    const stamp = ++this.stamp;
    const look = (id: number): void => {
      if (this.stampOfToken[id] === stamp) return;
      this.stampOfToken[id] = stamp;
      const listed = this.data.tokens[id];
      const found = listed && compare(token, listed);
      if (found !== undefined) alike.push({ id, found });
    };
    const asked = askedWord(token);
    const lookAtLetters = (id: number): void => {
      if (this.flat.mayBeAlike(asked, id)) look(id);
    };
    if (token.group !== undefined) this.byGroup.get(token.group)?.forEach(look);
    keys.spelling((key) => forEachUnder(this.data.spelling, key, lookAtLetters));
    const bones = hasBonesOnly(token) ? this.data.bones : this.data.bonesOnly;
    keys.bones((key) => forEachUnder(bones, key, look));
    return alike;
  }
}
