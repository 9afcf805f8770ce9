// How alike two names are: what makes them the same, what keeps them apart, and which words stood for which.
import { readNameReader } from '../../../test/support/names';
import { AMONG_MANY, AMONG_TWO, compareNames, type NameComparison, weighName } from './compare-names';
import { defaultWeight } from './default-weights';
import { MATCH_THRESHOLD } from './match-threshold';
import type { NameKind } from './read-name-kind';

const reader = readNameReader();

function compare(one: string, two: string, kind: NameKind = 'unknown', tuning = AMONG_TWO): NameComparison {
  const [a, b] = [one, two].map((name) => weighName(reader.read(name, kind), defaultWeight));
  if (a === undefined || b === undefined) throw new Error('two names');
  return compareNames(a, b, tuning);
}

describe('two names', () => {
  it.each<[string, string, NameKind]>([
    ['Zhuldyz Trade LLP', 'ТОО «Жулдыз Трейд»', 'company'],
    ['Vladimir Putin', 'Wladimir Wladimirowitsch Putin', 'person'],
    ['PUTIN, Vladimir', 'Владимир Путин', 'person'],
    ['Good Will LLC', 'Goodwill Ltd', 'company'],
    ['J. Smith', 'John Smith', 'person'],
    ['Bill Gates', 'William Gates', 'person'],
    ['Muhammad Ali', 'محمد علی', 'person'],
    ['Xi Jinping', '习近平', 'person'],
    ['IBM', 'International Business Machines', 'company'],
    ['Sech1n Igor', 'Igor Sechin', 'person'],
    ['Abdulrahman Hasan', 'Abd al-Rahman Hassan', 'person'],
  ])('%s and %s may be one', (one, two, kind) => {
    expect(compare(one, two, kind).score).toBeGreaterThanOrEqual(MATCH_THRESHOLD);
  });

  it.each<[string, string, NameKind]>([
    ['Vladimir Putin', 'Vladimir Sorokin', 'person'],
    ['Bank of China', 'Bank of Chile', 'company'],
    ['General Trading Company', 'Rostec Trading Company', 'company'],
    ['Zhuldyz Trade LLP', 'Zhetysu Trade LLP', 'company'],
    ['Müller Maschinenbau GmbH', 'Müller Lebensmittel GmbH', 'company'],
    ['', 'Rostec', 'company'],
    ['', '', 'unknown'],
  ])('%s and %s are two', (one, two, kind) => {
    expect(compare(one, two, kind).score).toBeLessThan(MATCH_THRESHOLD);
  });

  it('say which word stood for which and which stood alone', () => {
    const { alignment } = compare('Putin Vladimir', 'Wladimir Wladimirowitsch Putin', 'person');
    expect(alignment.pairs.map(({ left, right, how }) => [left, right, how])).toEqual([
      [0, 2, 'same'],
      [1, 0, 'variant'],
    ]);
    expect([alignment.leftAlone, alignment.rightAlone, alignment.reordered]).toEqual([[], [1], true]);
  });

  it('score the less the more keeps them apart', () => {
    const scores = [
      'Ivan Petrovich Sidorenko',
      'Sidorenko Ivan Petrovich',
      'Ivan Sidorenko',
      'Ivan Petrovich Sidorov',
      'Pavel Olegovich Sidorenko',
      'Pavel Olegovich Kuznetsov',
    ].map((other) => compare('Ivan Petrovich Sidorenko', other, 'person').score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it('need more among many than side by side', () => {
    const [two, many] = [AMONG_TWO, AMONG_MANY].map(
      (tuning) => compare('Ivan Ivanov', 'Ivanov', 'person', tuning).score,
    );
    expect(many).toBeLessThan(two ?? 0);
    expect([(two ?? 0) >= MATCH_THRESHOLD, (many ?? 1) >= MATCH_THRESHOLD]).toEqual([true, false]);
  });

  it('with a word spelled otherwise are less likely one where others bear the word just so', () => {
    const [asked, listed] = ['Michael Carter', 'Mihael Karner'].map((name) =>
      weighName(reader.read(name), defaultWeight),
    );
    if (asked === undefined || listed === undefined) throw new Error('two names');
    const score = (borne: boolean): number =>
      compareNames({ ...asked, borne: asked.weights.map(() => borne) }, listed, AMONG_MANY).score;
    expect(score(true)).toBeLessThan(score(false));
  });

  it('of a firm written together is the firm; two short syllables of a person are not', () => {
    const score = (one: string, two: string, kind: NameKind): number => compare(one, two, kind, AMONG_MANY).score;
    expect(score('ALMAZANTEY', 'Almaz-Antey JSC', 'company')).toBeGreaterThanOrEqual(MATCH_THRESHOLD);
    expect(score('Jay Khan', 'Jaykhan', 'person')).toBeLessThan(score('ALMAZANTEY', 'Almaz-Antey', 'company'));
  });

  it('of one telling word may differ by a slip of the letters, not by one of how they sound', () => {
    const score = (one: string, two: string): number => compare(one, two, 'company', AMONG_MANY).score;
    expect(score('Kaomar Invest', 'Kamar Investment')).toBeGreaterThanOrEqual(MATCH_THRESHOLD);
    expect(score('Adjara Invest', 'Azar Investment')).toBeLessThan(MATCH_THRESHOLD);
  });

  it('of different kinds or legal forms score less than of one', () => {
    const same = compare('Rostec LLC', 'Rostec LLC', 'company').score;
    expect(compare('Rostec LLC', 'Rostec JSC', 'company').score).toBeLessThan(same);
    const [ship, firm] = [reader.read('Silver Line', 'vessel'), reader.read('Silver Line', 'company')];
    expect(compareNames(weighName(ship, defaultWeight), weighName(firm, defaultWeight)).score).toBeLessThan(same);
  });
});
