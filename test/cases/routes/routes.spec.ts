// Where labelled routes are really going, against what a reader without sight of the rules said: the committed scoreboard may only rise.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { loadScreeningKit } from '../../../src/features/rulesets/screening-kit';
import type { Assessment } from '../../../src/screening/assessment';
import { screen } from '../../../src/screening/screen';
import type { TradeRequest } from '../../../src/screening/trade-request';

interface LabelledRoute {
  id: string;
  half: 'build' | 'check';
  expectedCorridor: string;
  expectedDestination: string;
  expectedVerdict: string;
  request: TradeRequest;
}

interface Score {
  routes: number;
  corridor: number;
  destination: number;
  verdict: number;
  flaggedCameOutClear: number;
  clearCameOutFlagged: number;
}

const ROOT = path.resolve(__dirname, '..', '..', '..');
const BOARD = path.join(__dirname, 'scoreboard.json');
const kit = loadScreeningKit({ rulesDir: path.join(ROOT, 'rules'), referenceDir: path.join(ROOT, 'data') });
const routes = fs
  .readFileSync(path.join(__dirname, 'routes.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as LabelledRoute);

/** Answers that are each right are separated by a bar; the word `null` means that no end needs to be named. */
const accepts = (label: string, answer: string): boolean => label.split('|').includes(answer);
const share = (count: number, of: number): number => Math.round((count / of) * 1000) / 1000;

function scoreOf(half: LabelledRoute['half']): Score {
  const judged = routes
    .filter((route) => route.half === half)
    .map((route): [LabelledRoute, Assessment] => [route, screen(route.request, kit, '2026-01-01T00:00:00.000Z')]);
  const count = (holds: (route: LabelledRoute, answer: Assessment) => boolean): number =>
    judged.filter(([route, answer]) => holds(route, answer)).length;
  const right = (holds: Parameters<typeof count>[0]): number => share(count(holds), judged.length);
  return {
    routes: judged.length,
    corridor: right((route, { corridor }) => accepts(route.expectedCorridor, corridor.kind)),
    destination: right(
      ({ expectedDestination }, { corridor }) =>
        accepts(expectedDestination, 'null') || accepts(expectedDestination, String(corridor.likelyDestination)),
    ),
    verdict: right((route, { verdict }) => accepts(route.expectedVerdict, verdict)),
    flaggedCameOutClear: count((route, { verdict }) => verdict === 'clear' && !accepts(route.expectedVerdict, 'clear')),
    clearCameOutFlagged: count((route, { verdict }) => verdict !== 'clear' && route.expectedVerdict === 'clear'),
  };
}

describe('labelled routes', () => {
  const board = JSON.parse(fs.readFileSync(BOARD, 'utf8')) as Record<LabelledRoute['half'], Score>;

  it.each(['build', 'check'] as const)('score no less than committed on the half "%s"', (half) => {
    const score = scoreOf(half);
    console.log(half, JSON.stringify(score));
    expect(score.routes).toBe(board[half].routes);
    for (const figure of ['corridor', 'destination', 'verdict'] as const)
      expect(score[figure]).toBeGreaterThanOrEqual(board[half][figure]);
    for (const figure of ['flaggedCameOutClear', 'clearCameOutFlagged'] as const)
      expect(score[figure]).toBeLessThanOrEqual(board[half][figure]);
  });

  it('agree with the corridor of at least 97 in 100', () => {
    const [build, check] = [scoreOf('build'), scoreOf('check')];
    const agreed = build.corridor * build.routes + check.corridor * check.routes;
    expect(agreed / (build.routes + check.routes)).toBeGreaterThanOrEqual(0.97);
  });
});
