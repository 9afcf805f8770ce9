// Words that are alike are found without comparing with each: the same as a comparison with every listed word would say.
import { listedEntry } from '../../../test/support/listed-entry';
import { readNameReader } from '../../../test/support/names';
import { AlikeWords } from './alike-words';
import { buildListIndex } from './list-index';
import { mayBeJoined } from './possible-pairs';
import { compareJoined, compareTokens } from './token-likeness';

const reader = readNameReader();
const NAMES =
  `Sergei Shcherbakov|Sergey Sherbakov|Сергей Щербаков|Mohammed Jaafar|Muhamad Jafar|محمد جعفر|Jejinov Maxim|Zezinov Maksim|Alfa Bank|Alpha Bank
  |Альфа-Банк|Rostec Trade|Rostek Trading|Goodwill|Good Will|Zhang Wei|张伟|김정은|Kim Jong Un|Γεώργιος|Georgios|გიორგი|Yassin Binah|Ebnah|Kat|Gat|Hasan|Hesen|Husain
  |Xenia Oxana|Ksenija Oksana|7 Eleven|Forty Two|42|Abd al Rahman|Abdulrahman|Abdurrahman|Öztürk|Ozturk|Straße|Strasse|Group|Grouo|Yroup
  |Silver Line|Silverline|Silwerline|Sea Eagle|Seaeagle|Abdul Rahman|Norilsk Nickel|Norilsknickel`
    .split('|')
    .map((name) => name.trim());

describe('words alike to one', () => {
  const data = buildListIndex(
    [
      {
        list: { source: 'own', title: 'Own', authority: 'own', measure: 'asset_freeze' },
        entries: NAMES.map((text, at) => listedEntry(`${at}`, [text])),
      },
    ],
    reader,
  );
  const words = new AlikeWords(data);
  const asked = NAMES.map((name) => reader.read(name));
  type Told = readonly (readonly [listed: string, how: string, likeness: string])[];
  const told = (found: readonly { id: number; found: { how: string; likeness: number } }[]): Told =>
    found
      .map(({ id, found: { how, likeness } }) => [data.tokens[id]?.text ?? '', how, likeness.toFixed(9)] as const)
      .sort((a, b) => a.join().localeCompare(b.join()));

  it.each(
    asked
      .flatMap(({ tokens }) => tokens.filter(({ part }) => part !== 'initial'))
      .map((token) => [token.text, token] as const),
  )('of %s are those that a comparison finds', (_text, token) => {
    const compared = data.tokens.flatMap((listed, id) => {
      const found = listed.part === 'initial' ? undefined : compareTokens(token, listed);
      return found === undefined ? [] : [{ id, found }];
    });
    expect(told(words.of(token))).toEqual(told(compared));
    expect(words.of(token).length).toBeGreaterThan(0);
  });

  it('of words written together are those that a comparison finds', () => {
    let found = 0;
    for (const { token } of asked.flatMap((reading) => reading.joined())) {
      const compared = data.tokens.flatMap((listed, id) => {
        const likeness = mayBeJoined(listed) ? compareJoined(token, listed) : undefined;
        return likeness === undefined ? [] : [{ id, found: likeness }];
      });
      expect(told(words.ofJoined(token))).toEqual(told(compared));
      found += compared.length;
    }
    expect(found).toBeGreaterThan(3);
  });
});
