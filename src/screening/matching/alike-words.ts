// Of all listed words those that are alike to one that is asked for: nothing that a comparison with each would find is left out.
import { TextMemo } from '../normalise/text-memo';
import { type AskedWord, askedWord, FlatWords } from './flat-words';
import { bucketOf, checkOf, type KeyTableData } from './key-table';
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
  /** Keys of the word that is looked for now. */
  private readonly keys: number[] = [];
  private readonly putKey = (key: number): number => this.keys.push(key);
  private readonly kept = new TextMemo<readonly AlikeWord[]>(KEPT_WORDS);

  constructor(private readonly data: Pick<ListIndexData, 'tokens' | 'spelling' | 'bones' | 'bonesOnly'>) {
    this.flat = new FlatWords(data.tokens);
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
    const { data } = this;
    this.flat.begin();
    const ids: number[] = [];
    if (token.group !== undefined)
      for (const id of this.byGroup.get(token.group) ?? []) if (this.flat.isNew(id)) ids.push(id);
    this.collect(keys.bones, hasBonesOnly(token) ? data.bones : data.bonesOnly, ids);
    this.collect(keys.spelling, data.spelling, ids, askedWord(token));
    const alike: AlikeWord[] = [];
    for (const id of ids) {
      const listed = data.tokens[id];
      const found = listed && compare(token, listed);
      if (found !== undefined) alike.push({ id, found });
    }
    return alike;
  }

  /** Words that stand under one of the keys and were not come across before; by their letters only those that may be alike. */
  private collect(
    keysOfWord: (visit: (key: number) => void) => void,
    { starts, postings, checks }: KeyTableData,
    ids: number[],
    letters?: AskedWord,
  ): void {
    const { flat, keys } = this;
    keys.length = 0;
    keysOfWord(this.putKey);
    for (const key of keys) {
      const bucket = bucketOf(key, starts);
      const check = checkOf(key);
      const end = starts[bucket + 1] ?? 0;
      for (let at = starts[bucket] ?? 0; at < end; at++) {
        if (checks[at] !== check) continue;
        const id = postings[at] ?? 0;
        if (flat.isNew(id) && (letters === undefined || flat.mayBeAlike(letters, id))) ids.push(id);
      }
    }
  }
}
