import { spreadLists } from './list-options';

describe('--lists', () => {
  it.each([
    ['a --lists x y', 'a --lists x --lists y'],
    ['--lists x y --limit 3 a', '--lists x --lists y --limit 3 a'],
    ['a --lists x --lists y z', 'a --lists x --lists y --lists z'],
    ['--lists x -', '--lists x -'],
    ['--lists x a', '--lists x a'],
    ['--lists x y a --limit 3', '--lists x --lists y a --limit 3'],
    ['--lists x', '--lists x'],
    ['a --lists --limit 3', 'a --lists --limit 3'],
    ['a --lists', 'a --lists'],
    ['--lists x y --limit=3', '--lists x y --limit=3'],
  ])('%s is read as %s', (given, read) => {
    expect(spreadLists(given.split(' '), ['--limit'])).toEqual(read.split(' '));
  });
});
