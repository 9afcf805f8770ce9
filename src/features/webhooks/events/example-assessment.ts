// An assessment as it looks, for examples: bearings for Almaty that go on to the Russian border.
import type { Assessment } from '../../../screening/assessment';

export const EXAMPLE_ASSESSMENT: Assessment = {
  reference: 'PO-2026-00017',
  verdict: 'hold',
  score: 78,
  corridor: {
    kind: 'kazakhstan_to_russia',
    path: ['DE', 'PL', 'RU', 'KZ', 'RU'],
    likelyDestination: 'RU',
    confidence: 0.83,
    explanation: 'The route goes on past Almaty to the crossing Syrym on the Russian border.',
  },
  goods: [
    {
      line: 0,
      hsCode: '848210',
      categories: ['bearings'],
      chplTier: '3.B',
      identifiedBy: ['hs_code', 'description'],
      contradiction: null,
    },
  ],
  hits: [
    {
      rule: 'routing/kazakhstan-onward-to-russia',
      title: 'Declared for Kazakhstan, leads on to Russia',
      severity: 'critical',
      points: 60,
      explanation: 'The last stop is a crossing into Russia.',
      legalBasis: [{ instrument: 'Regulation (EU) No 833/2014', reference: 'Article 12', certainty: 'sourced' }],
      evidence: [{ field: 'route.places[6]', value: 'Syrym', note: 'road crossing Kazakhstan–Russia' }],
    },
  ],
  mitigations: [],
  undetermined: [],
  versions: { rules: 'sha256:0000', lists: 'sha256:0000', reference: 'sha256:0000', engine: '1.0.0' },
  listsAsOf: null,
  screenedAt: '2026-03-01T12:00:00.000Z',
};
