// Of all listed words those that are alike to one that is asked for: nothing that a comparison with each would find is left out.
import { TextMemo } from '../normalise/text-memo';
import { FlatWords, LOOK_WHOLE } from './flat-words';
import { bucketOf, CHECK, type KeyTableData, POSTING } from './key-table';
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

/** Words whose alike listed words are kept: the same given names and trades come again and again. */
const KEPT_WORDS = 10_000;

export class AlikeWords {
  private readonly flat: FlatWords;
  private readonly byGroup = new Map<string, number[]>();
  private readonly kept = new TextMemo<readonly AlikeWord[]>(KEPT_WORDS);
  /** Keys of the word that is looked for now. */
  private readonly keys: number[] = [];
  private readonly putKey = (key: number): number => this.keys.push(key);

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
    return this.kept.get(`${token.part} ${token.group ?? ''} ${token.text}`, () => this.find(token));
  }

  private find(token: NameToken): AlikeWord[] {
    const { data, flat } = this;
    const alike: AlikeWord[] = [];
    const look = (id: number): void => {
      const listed = data.tokens[id];
      const found = listed && compareTokens(token, listed);
      if (found !== undefined) alike.push({ id, found });
    };
    // By letters last: a word that is told apart by these may still be of the same group or the same consonants.
    this.candidates(token, keysOf(token)).forEach(look);
    const whole: number[] = [];
    for (const id of this.under(keysOf(token).spelling, data.spelling)) {
      const found = flat.likenessOf(id);
      if (found === LOOK_WHOLE) whole.push(id);
      else if (found !== undefined) alike.push({ id, found });
    }
    whole.forEach(look);
    return alike;
  }

  /** Alike to several words written together, as `compareJoined` says. */
  ofJoined(token: NameToken): readonly AlikeWord[] {
    const keys = keysOfJoined(token);
    const ids = [...this.candidates(token, keys), ...this.under(keys.spelling, this.data.spelling)];
    const alike: AlikeWord[] = [];
    for (const id of ids) {
      const listed = this.data.tokens[id];
      const found = listed && mayBeJoined(listed) ? compareJoined(token, listed) : undefined;
      if (found !== undefined) alike.push({ id, found });
    }
    return alike;
  }

  /** Words of the same group or consonants; begins the search for a word. */
  private candidates(token: NameToken, keys: TokenKeys): number[] {
    this.flat.begin(token);
    const ids: number[] = [];
    if (token.group !== undefined)
      for (const id of this.byGroup.get(token.group) ?? []) if (this.flat.isNew(id)) ids.push(id);
    const bones = this.under(keys.bones, hasBonesOnly(token) ? this.data.bones : this.data.bonesOnly);
    return ids.length === 0 ? bones : [...ids, ...bones];
  }

  /** Words that stand under one of the keys and were not come across before. */
  private under(keysOfWord: (visit: (key: number) => void) => void, { starts, postings }: KeyTableData): number[] {
    const { flat, keys } = this;
    const ids: number[] = [];
    keys.length = 0;
    keysOfWord(this.putKey);
    for (const key of keys) {
      const bucket = bucketOf(key, starts);
      const end = starts[bucket + 1] ?? 0;
      for (let at = starts[bucket] ?? 0; at < end; at++) {
        const posting = postings[at] ?? 0;
        if (((posting ^ key) & CHECK) === 0 && flat.isNew(posting & POSTING)) ids.push(posting & POSTING);
      }
    }
    return ids;
  }
}
