// Whether a name in Latin letters is a Chinese one: syllables of pinyin, and a family name among them.

const SYLLABLES =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|[aeiouv]))+$/u;
const FAMILY_NAMES = new Set(
  (
    'zhang wang li zhao chen yang huang zhou wu xu sun ma zhu hu lin guo he gao luo zheng liang xie tang han feng deng cao peng zeng xiao tian dong ' +
    'pan yuan cai jiang yu du ye cheng wei su lu lyu ding ren lv yao shen zhong cui tan fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu ' +
    'hou yin xue yan lei long tao hao kong mao shao wan qian dai song liu gu wen pang lai kang hong niu xiang ouyang sima'
  ).split(' '),
);
const MOST_WORDS = 4;

/** @param words of the name in Latin letters */
export function isPinyinName(words: readonly string[]): boolean {
  return (
    words.length >= 2 &&
    words.length <= MOST_WORDS &&
    words.some((word) => FAMILY_NAMES.has(word)) &&
    words.every((word) => SYLLABLES.test(word))
  );
}
