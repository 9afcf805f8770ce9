import { decideImport, type ImportCase } from './decide-import';

const content = (entries: number, contentHash = `h${entries}`): { entries: number; contentHash: string } => ({
  entries,
  contentHash,
});

it.each<[string, ImportCase, string]>([
  ['a first version', { active: undefined, found: content(1), force: false, activate: true }, 'active'],
  [
    'a first version that is to wait',
    { active: undefined, found: content(1), force: false, activate: false },
    'candidate',
  ],
  ['the same content', { active: content(5), found: content(5), force: false, activate: true }, 'unchanged'],
  ['the same content by force', { active: content(5), found: content(5), force: true, activate: true }, 'unchanged'],
  ['a fifth fewer', { active: content(100), found: content(80), force: false, activate: true }, 'active'],
  ['more than a fifth fewer', { active: content(100), found: content(79), force: false, activate: true }, 'refused'],
  [
    'more than a fifth fewer, to wait',
    { active: content(100), found: content(79), force: false, activate: false },
    'refused',
  ],
  [
    'more than a fifth fewer, accepted',
    { active: content(100), found: content(1), force: true, activate: true },
    'active',
  ],
  ['more', { active: content(100), found: content(1000), force: false, activate: true }, 'active'],
  ['as many, other ones', { active: content(5, 'a'), found: content(5, 'b'), force: false, activate: true }, 'active'],
])('%s', (_, given, outcome) => {
  expect(decideImport(given).outcome).toBe(outcome);
});
