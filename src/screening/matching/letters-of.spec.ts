// Words of any script in Latin letters; consonants alone where the script leaves vowels out.
import { type PinyinRow, PinyinTable } from './pinyin';
import { lettersOf } from './letters-of';
import { scriptOf } from './script-of';

const rows: PinyinRow[] = [
  { syllable: 'xi', characters: '习西' },
  { syllable: 'jin', characters: '近金' },
  { syllable: 'ping', characters: '平' },
];
const pinyin = new PinyinTable(rows);

describe('the letters of a word', () => {
  it.each([
    ['Russian', 'щукин', 'shchukin'],
    ['Kazakh', 'жұлдыз', 'zhuldyz'],
    ['Ukrainian', 'київ', 'kiyiv'],
    ['Uzbek', 'ўзбек', 'uzbek'],
    ['Georgian', 'გიორგი', 'giorgi'],
    ['Greek', 'μπαμπης', 'bambis'],
    ['Armenian', 'հայաստան', 'hayastan'],
    ['Arabic, consonants alone', 'محمد', 'mhmd'],
    ['Hebrew, consonants alone', 'דוד', 'dd'],
    ['Korean', '김정은', 'kimjongun'],
    ['Hindi', 'मोदी', 'modi'],
    ['Chinese', '习近平', 'xijinping'],
    ['Latin', 'petrov', 'petrov'],
  ])('%s: %s is %s', (_script, word, letters) => {
    expect(lettersOf(word, scriptOf(word), pinyin)).toBe(letters);
  });

  it('are none where the script or the character is unknown', () => {
    expect(lettersOf('ប៉ុល', scriptOf('ប៉ុល'), pinyin)).toBe('');
    expect(lettersOf('龘', scriptOf('龘'), pinyin)).toBe('');
  });
});
