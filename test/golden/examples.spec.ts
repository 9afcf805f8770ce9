// The examples of the README: each shows the corridor that its file is named after, and comes out as an officer would expect.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { loadScreeningKit } from '../../src/features/rulesets/screening-kit';
import type { Verdict } from '../../src/screening/assessment';
import { screen } from '../../src/screening/screen';
import type { TradeRequest } from '../../src/screening/trade-request';

const ROOT = path.resolve(__dirname, '..', '..');
const kit = loadScreeningKit({ rulesDir: path.join(ROOT, 'rules'), referenceDir: path.join(ROOT, 'data') });
const AT = '2026-01-01T00:00:00.000Z';

const EXPECTED: Readonly<Record<string, Verdict>> = {
  none: 'clear',
  direct_to_russia: 'hold',
  kazakhstan_to_russia: 'hold',
  third_country_to_russia: 'hold',
  transit_via_russia: 'hold',
  kazakhstan_final: 'clear',
  third_country_final: 'clear',
  middle_corridor: 'clear',
  northern_route_export: 'clear',
  russian_origin_masked: 'hold',
  eastbound: 'clear',
  undetermined: 'clear',
};

function load(kind: string): TradeRequest {
  return JSON.parse(
    fs.readFileSync(path.join(ROOT, 'examples', `${kind.replaceAll('_', '-')}.json`), 'utf8'),
  ) as TradeRequest;
}

describe('examples', () => {
  it.each(Object.entries(EXPECTED))('%s is %s', (kind, verdict) => {
    const assessment = screen(load(kind), kit, AT);
    expect({ kind: assessment.corridor.kind, verdict: assessment.verdict }).toEqual({ kind, verdict });
  });

  it('names the border post in the evidence', () => {
    const { hits } = screen(load('kazakhstan_to_russia'), kit, AT);
    const onward = hits.find((hit) => hit.rule === 'routing/kazakhstan-onward-to-russia');
    expect(onward?.evidence).toContainEqual({
      field: 'route.places[6]',
      value: 'Syrym',
      note: 'Syrym: road crossing KZ–RU; after the declared destination',
    });
    expect(onward?.legalBasis.length).toBeGreaterThan(0);
  });

  it('names the Middle Corridor as a mitigation', () => {
    expect(screen(load('middle_corridor'), kit, AT).mitigations.map(({ rule }) => rule)).toContain(
      'routing/middle-corridor',
    );
  });

  it('covers every kind of corridor', () => {
    const files = fs.readdirSync(path.join(ROOT, 'examples')).filter((name) => name.endsWith('.json'));
    expect(files.map((name) => name.replace('.json', '').replaceAll('-', '_')).sort()).toEqual(
      Object.keys(EXPECTED).sort(),
    );
  });
});
