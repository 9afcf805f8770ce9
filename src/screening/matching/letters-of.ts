// A word of any script in plain Latin letters: the first step of comparing how it sounds.
import type { PinyinTable } from './pinyin';
import { koreanFamilyName, koreanLetters } from './korean-letters';
import { type Script, scriptOf } from './script-of';

type LetterTable = Readonly<Record<string, string>>;

const CYRILLIC: LetterTable = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
  ә: 'a', ғ: 'g', қ: 'k', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u', ҷ: 'j', ӣ: 'i', ӯ: 'u', ҳ: 'h',
  ј: 'y', ћ: 'ch', ђ: 'dz', љ: 'l', њ: 'n', џ: 'dz', ӊ: 'n', ѓ: 'g', ќ: 'k', ѕ: 'dz',
}; // prettier-ignore
const GREEK: LetterTable = {
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r',
  σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
}; // prettier-ignore
const GREEK_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ου/gu, 'u'],
  [/^μπ/gu, 'b'],
  [/μπ/gu, 'mb'],
  [/^ντ/gu, 'd'],
  [/ντ/gu, 'd'],
  [/γκ|γγ/gu, 'g'],
  [/τσ/gu, 'ts'],
  [/τζ/gu, 'tz'],
  [/ει|οι/gu, 'i'],
  [/αι/gu, 'e'],
  [/[αε]υ/gu, 'av'],
];
const GEORGIAN: LetterTable = {
  ა: 'a', ბ: 'b', გ: 'g', დ: 'd', ე: 'e', ვ: 'v', ზ: 'z', თ: 't', ი: 'i', კ: 'k', ლ: 'l', მ: 'm', ნ: 'n', ო: 'o', პ: 'p', ჟ: 'zh', რ: 'r',
  ს: 's', ტ: 't', უ: 'u', ფ: 'p', ქ: 'k', ღ: 'gh', ყ: 'q', შ: 'sh', ჩ: 'ch', ც: 'ts', ძ: 'dz', წ: 'ts', ჭ: 'ch', ხ: 'kh', ჯ: 'j', ჰ: 'h',
}; // prettier-ignore
const ARMENIAN: LetterTable = {
  ա: 'a', բ: 'b', գ: 'g', դ: 'd', ե: 'e', զ: 'z', է: 'e', ը: 'y', թ: 't', ժ: 'zh', ի: 'i', լ: 'l', խ: 'kh', ծ: 'ts', կ: 'k', հ: 'h', ձ: 'dz',
  ղ: 'gh', ճ: 'ch', մ: 'm', յ: 'y', ն: 'n', շ: 'sh', ո: 'o', չ: 'ch', պ: 'p', ջ: 'j', ռ: 'r', ս: 's', վ: 'v', տ: 't', ր: 'r', ց: 'ts', ւ: 'v',
  փ: 'p', ք: 'k', օ: 'o', ֆ: 'f', և: 'ev',
}; // prettier-ignore
/** Consonants only, each one letter of those that sounds are written in: short vowels are not written, and long ones come and go in Latin. */
const ARABIC: LetterTable = {
  ب: 'b', پ: 'p', ت: 't', ٹ: 't', ټ: 't', ث: 't', ج: 'z', چ: 'c', ح: 'h', خ: 'h', د: 'd', ډ: 'd', ڈ: 'd', ذ: 'd', ر: 'r', ړ: 'r', ڑ: 'r',
  ز: 'z', ژ: 'z', ږ: 'z', س: 's', ش: 's', ښ: 's', ص: 's', ض: 'd', ط: 't', ظ: 'z', غ: 'g', ف: 'f', ق: 'k', ک: 'k', گ: 'g', ګ: 'g', ل: 'l',
  م: 'm', ن: 'n', ڼ: 'n', ں: 'n', ه: 'h', ہ: 'h', ھ: 'h', ځ: 'z', څ: 's', ڤ: 'f',
}; // prettier-ignore
/** The doubled letter is one in Latin; also where the word is written together with its servant. */
const GOD = /ا?لل[هہ]$/u;
const HEBREW: LetterTable = {
  ב: 'b', ג: 'g', ד: 'd', ה: 'h', ז: 'z', ח: 'h', ט: 't', כ: 'k', ך: 'k', ל: 'l', מ: 'm', ם: 'm', נ: 'n', ן: 'n', ס: 's', פ: 'p', ף: 'f',
  צ: 'c', ץ: 'c', ק: 'k', ר: 'r', ש: 's', ת: 't',
}; // prettier-ignore
const DEVANAGARI: LetterTable = {
  अ: 'a', आ: 'a', इ: 'i', ई: 'i', उ: 'u', ऊ: 'u', ऋ: 'ri', ए: 'e', ऐ: 'ai', ओ: 'o', औ: 'au', क: 'ka', ख: 'kha', ग: 'ga', घ: 'gha', ङ: 'na',
  च: 'cha', छ: 'cha', ज: 'ja', झ: 'ja', ञ: 'na', ट: 'ta', ठ: 'ta', ड: 'da', ढ: 'da', ण: 'na', त: 'ta', थ: 'ta', द: 'da', ध: 'da', न: 'na',
  प: 'pa', फ: 'pha', ब: 'ba', भ: 'bha', म: 'ma', य: 'ya', र: 'ra', ल: 'la', व: 'va', श: 'sha', ष: 'sha', स: 'sa', ह: 'ha',  'ं': 'n', 'ः': '',
}; // prettier-ignore
const DEVANAGARI_VOWELS: LetterTable = {
  'ा': 'a', 'ि': 'i', 'ी': 'i', 'ु': 'u', 'ू': 'u', 'ृ': 'ri', 'े': 'e', 'ै': 'ai', 'ो': 'o', 'ौ': 'au', '्': '',
}; // prettier-ignore

/**
 * Latin letters of a folded word; for Arabic and Hebrew its consonants. Empty where the script is not known to us.
 * @param script of the word, see `scriptOf`
 */
export function lettersOf(word: string, script: Script, pinyin: PinyinTable): string {
  switch (script) {
    case 'latin':
    case 'digits':
      return word;
    case 'cyrillic':
      return spell(word, CYRILLIC);
    case 'greek':
      return spell(
        GREEK_PAIRS.reduce((text, [pattern, letters]) => text.replace(pattern, letters), word),
        GREEK,
      );
    case 'georgian':
      return spell(word, GEORGIAN);
    case 'armenian':
      return spell(word.replace(/ու/gu, 'u'), ARMENIAN);
    case 'arabic':
      return spell(word.replace(GOD, 'ل').replace(/(?<=.)[هہ]$/u, ''), ARABIC, '');
    case 'hebrew':
      return spell(word.replace(/(?<=..)ה$/u, ''), HEBREW, '');
    case 'devanagari':
      return spellDevanagari(word);
    case 'hangul':
      return word.length === 1 ? koreanFamilyName(word) : koreanLetters(word);
    case 'han':
      return pinyin.spell(word);
    case 'other':
      return '';
  }
}

/** @param unknown what a letter outside the table becomes; undefined: itself, when it is Latin already. */
function spell(word: string, table: LetterTable, unknown?: string): string {
  let spelled = '';
  for (const letter of word) spelled += table[letter] ?? unknown ?? (scriptOf(letter) === 'latin' ? letter : '');
  return spelled;
}

/** Each consonant carries an `a` unless a vowel sign follows. */
function spellDevanagari(word: string): string {
  let spelled = '';
  for (const letter of word) {
    const vowel = DEVANAGARI_VOWELS[letter];
    if (vowel === undefined) spelled += DEVANAGARI[letter] ?? '';
    else spelled = spelled.replace(/a$/u, '') + vowel;
  }
  return spelled.replace(/(?<=[^aeiou])a$/u, '');
}
