// A known phrase is found with one slip in one of its words, and never where the words around it differ.
import { PhrasesWithSlip } from './phrases-with-slip';

describe('phrases with a slip', () => {
  const phrases = new PhrasesWithSlip<string>();
  phrases.add(['joint', 'stock', 'company'], 'jsc');
  phrases.add(['public', 'joint', 'stock', 'company'], 'pjsc');
  phrases.add(['co', 'ltd'], 'ltd');
  phrases.add(['point', 'stock'], 'two short words');
  phrases.add(['акционерное', 'общество'], 'ао');
  phrases.add(['limited'], 'one word');

  it.each([
    ['joint stokc company', 'jsc'],
    ['jiont stock company vympel', 'jsc'],
    ['joint stock compny', 'jsc'],
    ['public joint stok company', 'pjsc'],
    ['publik joint stock company', 'pjsc'],
    ['акционерное ощбество', 'ао'],
  ])('%s is %s', (text, known) => {
    expect(phrases.find(text.split(' '), 0)).toBe(known);
  });

  it.each([
    ['the same to the letter', 'joint stock company'],
    ['two slips', 'jiont stokc company'],
    ['another word', 'joint venture company'],
    ['words too short', 'cx ltd'],
    ['a short word beside one other', 'joind stock'],
    ['a phrase that is cut off', 'joint stokc'],
    ['one word', 'limted'],
    ['nothing', ''],
  ])('%s is none', (_what, text) => {
    expect(phrases.find(text.split(' '), 0)).toBeUndefined();
  });

  it('begins where it is asked for', () => {
    const words = ['vympel', 'joint', 'stokc', 'company'];
    expect([phrases.find(words, 0), phrases.find(words, 1)]).toEqual([undefined, 'jsc']);
  });
});
