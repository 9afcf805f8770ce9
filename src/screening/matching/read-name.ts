// A name as it is compared: its words with the parts they play, without legal form and titles.
import { formWordsAmong } from './form-words';
import { joinNeighbours, type JoinedWord } from './joined-words';
import type { KnownWord, NameWords } from './name-words';
import { TextMemo } from '../normalise/text-memo';
import { type NameToken, nameToken, type TokenPart, type TokenRole } from './name-token';
import type { PinyinTable } from './pinyin';
import { isPinyinName } from './pinyin-name';
import type { NameKind } from './read-name-kind';
import { splitHanName, splitHangulName } from './split-east-asian';
import { splitServant } from './split-servant';
import { makeToken } from './make-token';
import { scriptOf } from './script-of';
import { LONGEST_NAME, type WrittenWord, wordsOfName } from './words-of-name';

export interface ReadWords {
  /** In order; empty for a name of legal forms or marks only. */
  tokens: readonly NameToken[];
  /** Group of the legal form (`legal_form:llc`), where one was found. */
  legalForm: string | undefined;
  /** As given, or as the words tell: a legal form or generic word makes a company. */
  kind: NameKind;
  /** All words, titles and legal form too: equal texts are the same name. */
  whole: string;
  /** There were more words than are compared. */
  isCut?: boolean;
}

export class NameReading implements ReadWords {
  readonly tokens: readonly NameToken[];
  readonly legalForm: string | undefined;
  readonly kind: NameKind;
  readonly whole: string;
  readonly isCut: boolean;
  /** At least one word that tells one bearer from another. */
  readonly hasCore: boolean;
  readonly hasInitial: boolean;
  private neighbours: readonly JoinedWord[] | undefined;
  private pinyin: boolean | undefined;

  constructor({ tokens, legalForm, kind, whole, isCut = false }: ReadWords) {
    this.tokens = tokens;
    this.legalForm = legalForm;
    this.kind = kind;
    this.whole = whole;
    this.isCut = isCut;
    this.hasInitial = tokens.some(({ part }) => part === 'initial');
    this.hasCore = this.hasInitial || tokens.some(({ part }) => part === 'core');
  }

  /** A Chinese name in pinyin: a letter more or less makes another name. */
  get isPinyin(): boolean {
    this.pinyin ??= isPinyinName(this.tokens.map(({ letters }) => letters));
    return this.pinyin;
  }

  /** Neighbouring words written as one; made when first asked for. */
  joined(): readonly JoinedWord[] {
    this.neighbours ??= joinNeighbours(this.tokens);
    return this.neighbours;
  }
}

/** Longer names are cut, and say so: work grows with the square of the words, and no listed name that is meant needs more. */
const MOST_TOKENS = 24;
/** So often a word counts in one name: `Ali Ali` is one, a hundred times Ali is not. */
const MOST_REPEATS = 2;
/** Words whose tokens are kept. */
const KEPT_TOKENS = 20_000;

export class NameReader {
  /** The same words come again and again, in lists as in requests. */
  private readonly tokens = new TextMemo<NameToken>(KEPT_TOKENS);

  constructor(
    private readonly words: NameWords,
    readonly pinyin: PinyinTable,
  ) {}

  /** Reads a name of any script; never fails. @param kind what bears it, where that is known */
  read(name: string, kind: NameKind = 'unknown'): NameReading {
    const written = wordsOfName(name);
    const parts = this.partsOf(written, kind);
    const found = kind === 'unknown' && parts.some(isCompanyMark) ? 'company' : kind;
    const legalForm = parts.find(({ known }) => known?.class === 'legal_form')?.known?.group;
    const all = withoutRepeats(parts.flatMap((part) => this.tokensOf(part, found, parts.length === 1)));
    const tokens = all.slice(0, MOST_TOKENS);
    return new NameReading({
      tokens: withoutNeedlessParticles(
        this.withoutFormWords(addNumbers(tokens), { kind: found, hasForm: legalForm !== undefined }),
      ),
      legalForm,
      kind: found,
      whole: written.map(({ text }) => text).join(' '),
      isCut: all.length > MOST_TOKENS || name.length > LONGEST_NAME,
    });
  }

  /** Words of a legal form that a slip, a scheme or a gap keeps from being read as one: `limited liability compny`. */
  private withoutFormWords(
    tokens: readonly NameToken[],
    { kind, hasForm }: { kind: NameKind; hasForm: boolean },
  ): readonly NameToken[] {
    if (kind === 'person' || kind === 'vessel') return tokens;
    const isForm = formWordsAmong(tokens, this.words, hasForm);
    if (!isForm.includes(true) || tokens.every(({ part }, at) => part === 'particle' || isForm[at] === true))
      return tokens;
    return tokens.filter((_, at) => isForm[at] !== true);
  }

  private partsOf(written: readonly WrittenWord[], kind: NameKind): NamePart[] {
    const texts = written.map(({ text }) => text);
    const parts: NamePart[] = [];
    for (let at = 0; at < written.length;) {
      const word = written[at];
      if (word === undefined) break;
      const known = this.choose(texts, at, { kind, dotted: word.dotted, before: parts });
      const length = known?.length ?? 1;
      parts.push({ text: texts.slice(at, at + length).join(' '), dotted: word.dotted, known });
      at += length;
    }
    return keepSomething(parts);
  }

  /** Which of its meanings a word has here. */
  private choose(texts: readonly string[], at: number, context: ChoiceContext): KnownWord | undefined {
    const meanings = this.words.phraseAt(texts, at);
    const slipped = context.kind === 'person' ? undefined : this.words.formWithSlipAt(texts, at);
    if (slipped !== undefined && slipped.length > (meanings[0]?.length ?? 0)) return slipped;
    return CHOICE.map((wanted) => meanings.find(({ class: one }) => one === wanted)).find(
      (known) => known !== undefined && fits(known, texts, at, context),
    );
  }

  private tokensOf({ text, dotted, known }: NamePart, kind: NameKind, alone: boolean): NameToken[] {
    if (known?.class === 'legal_form' || (known?.class === 'title' && kind !== 'company')) return [];
    const make = (word: string, part: TokenPart, group?: string): NameToken =>
      this.tokenOf(word, { part, group, nickname: known?.class === 'nickname', kind });
    if (known !== undefined && known.class !== 'title') return [make(text, PART_OF[known.class], known.group)];
    // `General Trading`: what would be a title of a person.
    const common = known === undefined ? undefined : this.words.phraseAt([text], 0).find(isGeneric);
    if (common !== undefined) return [make(text, 'generic', common.group)];
    const script = scriptOf(text);
    if (script === 'han')
      return splitHanName(text, this.words, { kind, alone }).map(({ word, part, group }) => make(word, part, group));
    if (script === 'hangul') return splitHangulName(text, { kind, alone }).map((word) => make(word, 'core'));
    if (/^\p{N}+$/u.test(text)) return [make(text, 'number', `number:${Number(text)}`)];
    if (kind !== 'company' && isInitials(text, dotted, kind)) return [...text].map((letter) => make(letter, 'initial'));
    if (text.length === 1 && script !== 'other') return [make(text, 'initial')];
    return splitServant(text, script).map((word) =>
      make(word, 'core', word === text ? undefined : SERVANT_GROUP[word]),
    );
  }

  private tokenOf(word: string, { part, group, nickname, kind }: TokenRole & { kind: NameKind }): NameToken {
    const isCompany = kind === 'company';
    return this.tokens.get(`${part} ${nickname ? 1 : 0}${isCompany ? 1 : 0} ${group ?? ''} ${word}`, () =>
      makeToken(word, { part, group, nickname, pinyin: this.pinyin, words: this.words, isCompany }),
    );
  }
}

/** `J.C.`, and of a person also `JC`. */
function isInitials(text: string, dotted: boolean, kind: NameKind): boolean {
  return dotted ? text.length <= 4 : kind === 'person' && /^[bcdfghjklmnpqrstvwxz]{2,3}$/u.test(text);
}

interface NamePart {
  text: string;
  dotted: boolean;
  known: KnownWord | undefined;
}

interface ChoiceContext {
  kind: NameKind;
  dotted: boolean;
  before: readonly NamePart[];
}

/** Of several meanings the first that fits. */
const CHOICE = ['legal_form', 'title', 'generic', 'number', 'particle', 'given', 'nickname'] as const;

const PART_OF: Readonly<Record<KnownWord['class'], TokenPart>> = {
  legal_form: 'particle',
  title: 'particle',
  generic: 'generic',
  number: 'number',
  particle: 'particle',
  given: 'core',
  nickname: 'core',
};
const SERVANT_GROUP: Readonly<Record<string, string>> = { abd: 'given:abd', абд: 'given:abd', عبد: 'given:abd' };

/** Two-letter forms that stand in front in Latin letters as well. */
const LEADING_FORMS = new Set(['ao', 'ip', 'pt']);

function fits(
  known: KnownWord,
  texts: readonly string[],
  at: number,
  { kind, dotted, before }: ChoiceContext,
): boolean {
  const isLast = at + known.length === texts.length;
  const text = texts[at] ?? '';
  switch (known.class) {
    case 'legal_form':
      if (kind === 'person') return known.kind === 'person' && at === 0 && texts.length > 2;
      // Two letters are a form only at an end of the name, or where they are dotted.
      return (
        known.length > 1 ||
        text.length > 2 ||
        dotted ||
        isLast ||
        (at === 0 && (scriptOf(text) === 'cyrillic' || LEADING_FORMS.has(text)))
      );
    case 'title':
      return (
        kind !== 'company' &&
        kind !== 'vessel' &&
        !dotted &&
        texts.length > known.length &&
        (known.group === 'title:office' || !isLast || at === 0 || text.length <= 3)
      );
    case 'generic':
      return kind !== 'person';
    case 'number':
      return kind !== 'person' && (text.length > 1 || before.length > 0);
    case 'particle':
      return texts.length > 1;
    case 'given':
    case 'nickname':
      return kind === 'person' || kind === 'unknown';
  }
}

function isGeneric({ class: one }: KnownWord): boolean {
  return one === 'generic';
}

function isCompanyMark({ known }: NamePart): boolean {
  return (
    (known?.class === 'legal_form' && known.kind === 'company') ||
    (known?.class === 'generic' && !known.group.startsWith('generic:place'))
  );
}

/** A name of nothing but forms and titles keeps its last title as a word: `General`, `Madame`. */
function keepSomething(parts: NamePart[]): NamePart[] {
  if (parts.some(({ known }) => known?.class !== 'legal_form' && known?.class !== 'title')) return parts;
  return parts.map((part, index) =>
    index === parts.length - 1 && part.known?.class === 'title' ? { ...part, known: undefined } : part,
  );
}

function withoutRepeats(tokens: readonly NameToken[]): readonly NameToken[] {
  const seen = new Map<string, number>();
  return tokens.filter(({ text, part }) => {
    if (part === 'particle') return true;
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return times <= MOST_REPEATS;
  });
}

/** Tens and the number behind them are one: `forty four` is 44. */
function addNumbers(tokens: readonly NameToken[]): readonly NameToken[] {
  if (!tokens.some(({ part }) => part === 'number')) return tokens;
  const added: NameToken[] = [];
  for (const token of tokens) {
    const before = added[added.length - 1];
    const [tens, ones] = [numberOf(before), numberOf(token)];
    if (
      before !== undefined &&
      tens >= 20 &&
      tens <= 90 &&
      tens % 10 === 0 &&
      ones >= 1 &&
      ones <= 9 &&
      !/^\d/u.test(before.text)
    )
      added[added.length - 1] = nameToken(
        { ...before, text: `${before.text} ${token.text}` },
        { ...before, group: `number:${tens + ones}` },
      );
    else added.push(token);
  }
  return added;
}

function numberOf(token: NameToken | undefined): number {
  return token?.part === 'number' ? Number(token.group?.slice('number:'.length)) : NaN;
}

/** Particles count only beside other words. */
function withoutNeedlessParticles(tokens: readonly NameToken[]): readonly NameToken[] {
  if (tokens.some(({ part }) => part !== 'particle')) return tokens;
  return tokens.map((token) => nameToken(token, { ...token, part: 'core' }));
}
