// Chinese characters as pinyin without tones: one reading a character, the common one; family names have their own where they differ.

export interface PinyinRow {
  syllable: string;
  /** All characters that are read so. */
  characters: string;
}

/** Family names that are read otherwise than the character alone. */
const FAMILY_NAMES: Readonly<Record<string, string>> = {
  单: 'shan', 曾: 'zeng', 解: 'xie', 仇: 'qiu', 查: 'zha', 朴: 'piao', 盖: 'ge', 区: 'ou', 缪: 'miao', 乐: 'yue', 翟: 'zhai', 任: 'ren', 宁: 'ning',
}; // prettier-ignore
const TWO_CHARACTER_FAMILY_NAMES = [
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '上官',
  '诸葛',
  '諸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
];

export class PinyinTable {
  private readonly syllables = new Map<string, string>();

  constructor(rows: readonly PinyinRow[]) {
    for (const { syllable, characters } of rows)
      for (const character of characters) this.syllables.set(character, syllable);
  }

  /** Syllables without a blank between; characters outside the table are left out. */
  spell(word: string): string {
    let spelled = '';
    for (const character of word) spelled += this.syllables.get(character) ?? '';
    return spelled;
  }

  /** As `spell`, for a family name alone. */
  spellFamilyName(word: string): string {
    return FAMILY_NAMES[word] ?? this.spell(word);
  }
}

/** How many of the characters of a person's name are the family name. */
export function familyNameLength(name: string): number {
  return TWO_CHARACTER_FAMILY_NAMES.some((family) => name.startsWith(family)) ? 2 : 1;
}
