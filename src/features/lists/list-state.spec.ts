import { asOfDay, overallState, type StateInput, statesOfSources, versionOf } from './list-state';
import { findSource, LIST_SOURCES, sourceKnownAs } from './list-sources';

const NOW = new Date('2026-11-24T12:00:00Z');
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const version = (source: string, asOf: string | null = null): StateInput['active'][number] => {
  return { source, contentHash: `hash of ${source}`, asOf, fetchedAt: hoursAgo(1) };
};

function stateOf(given: Partial<StateInput>): [string, string[]] {
  const states = statesOfSources({ configured: [], active: [], sources: [], maxAgeHours: 72, now: NOW, ...given });
  return [overallState(states), states.flatMap(({ problem }) => problem ?? [])];
}

it.each<[string, Partial<StateInput>, string, string[]]>([
  ['no list', {}, 'off', []],
  [
    'a failure of a list that nobody wants any more',
    { sources: [{ source: 'eu-fsf', checkedAt: null, failure: 'x' }] },
    'off',
    [],
  ],
  ['a wanted list that never came', { configured: ['eu-fsf'] }, 'failed', ['eu-fsf was never loaded']],
  [
    'a wanted list that never came, and why',
    { configured: ['eu-fsf'], sources: [{ source: 'eu-fsf', checkedAt: null, failure: 'answered 403' }] },
    'failed',
    ['eu-fsf was never loaded: answered 403'],
  ],
  [
    'a list found current lately',
    { active: [version('eu-fsf')], sources: [{ source: 'eu-fsf', checkedAt: hoursAgo(72), failure: null }] },
    'ready',
    [],
  ],
  [
    'a list not found current for long',
    { active: [version('eu-fsf')], sources: [{ source: 'eu-fsf', checkedAt: hoursAgo(73), failure: null }] },
    'stale',
    ['eu-fsf was last found current 73 hours ago, at most 72 are allowed'],
  ],
  [
    "a list of one's own, which grows no older",
    { active: [version('our-annex')], sources: [{ source: 'our-annex', checkedAt: hoursAgo(10_000), failure: null }] },
    'ready',
    [],
  ],
  [
    'a file of long ago that was brought today',
    { active: [version('eu-fsf', '2026-01-01')], sources: [{ source: 'eu-fsf', checkedAt: NOW, failure: null }] },
    'ready',
    ['eu-fsf: the file in use is of 2026-01-01, 327 days old: import a newer one'],
  ],
  [
    'an old file that the authority still offers',
    {
      configured: ['eu-fsf'],
      active: [version('eu-fsf', '2026-01-01')],
      sources: [{ source: 'eu-fsf', checkedAt: NOW, failure: null }],
    },
    'ready',
    [],
  ],
  [
    'one good list and one that never came',
    { configured: ['eu-fsf'], active: [version('a')], sources: [{ source: 'a', checkedAt: NOW, failure: null }] },
    'failed',
    ['eu-fsf was never loaded'],
  ],
  [
    'a refresh that failed once',
    { active: [version('a')], sources: [{ source: 'a', checkedAt: NOW, failure: 'answered 500' }] },
    'ready',
    ['a: the last refresh failed: answered 500'],
  ],
])('%s', (_, given, state, problems) => {
  expect(stateOf(given)).toEqual([state, problems]);
});

it('has one version over all contents, in any order', () => {
  const both = [version('a'), version('b')];
  expect(versionOf(both)).toBe(versionOf([...both].reverse()));
  expect(versionOf(both)).not.toBe(versionOf([version('a')]));
  expect(versionOf([])).toBeUndefined();
});

it('is as of the oldest day, which stays while the versions do', () => {
  expect(asOfDay([version('a', '2026-11-20'), version('b')])).toBe('2026-11-20T00:00:00Z');
  expect(asOfDay([])).toBeNull();
});

describe('the catalogue', () => {
  it('knows each list under one name that can stand in an address', () => {
    const ids = LIST_SOURCES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
  });

  it('downloads over encrypted addresses only', () => {
    for (const url of LIST_SOURCES.flatMap(({ urls }) => urls)) expect(url).toMatch(/^https:\/\//u);
  });

  it.each([
    ['OFAC SDN list (US Treasury)', 'us-ofac-sdn'],
    ['bis-entity-list', 'us-bis-entity-list'],
    ['Entity List (EL) - Bureau of Industry and Security', 'us-bis-entity-list'],
    ['UN Security Council Consolidated List', 'un-sc'],
    ['jp-end-user-list', 'jp-meti-end-user'],
    ['eu-833-annex-iv', 'eu-833-annex-iv'],
    ['our list', undefined],
  ])('knows %s', (text, id) => {
    expect(sourceKnownAs(text)?.source).toBe(id);
    if (id !== undefined) expect(findSource(id)?.instrument).not.toBe('');
  });
});
