// The assessment in JSON Schema, for the published description.
import { CORRIDOR_KINDS, GOODS_CATEGORIES, SEVERITIES, VERDICTS } from '../../screening/assessment';

type Schema = Record<string, unknown>;

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const objectOf = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

const EVIDENCE: Schema = {
  type: 'object',
  required: ['field', 'value'],
  properties: {
    field: { ...text, description: 'Path in the request, such as route.places[2]' },
    value: text,
    note: text,
  },
};

const HIT = objectOf({
  rule: text,
  title: text,
  severity: { ...text, enum: SEVERITIES },
  points: { type: 'number' },
  explanation: text,
  legalBasis: listOf(
    objectOf({
      instrument: text,
      reference: text,
      certainty: { ...text, enum: ['sourced', 'from_memory', 'own_judgement'] },
    }),
  ),
  evidence: listOf(EVIDENCE),
});

const CONTRADICTION: Schema = {
  ...objectOf({
    textSays: text,
    codeSays: text,
    strength: { ...text, enum: ['weak', 'medium', 'strong'] },
    explanation: text,
  }),
  type: ['object', 'null'],
};

const GOODS = objectOf({
  line: { type: 'integer' },
  hsCode: textOrNull,
  categories: listOf({ ...text, enum: GOODS_CATEGORIES }),
  chplTier: textOrNull,
  identifiedBy: listOf({ ...text, enum: ['hs_code', 'description'] }),
  contradiction: CONTRADICTION,
});

export const ASSESSMENT_SCHEMA = objectOf({
  reference: text,
  verdict: { ...text, enum: VERDICTS },
  score: { type: 'integer', minimum: 0, maximum: 100 },
  corridor: objectOf({
    kind: { ...text, enum: CORRIDOR_KINDS },
    path: { ...listOf(text), description: 'Countries in travel order, ISO 3166-1 alpha-2' },
    likelyDestination: textOrNull,
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    explanation: text,
  }),
  goods: listOf(GOODS),
  hits: listOf(HIT),
  mitigations: listOf(objectOf({ rule: text, points: { type: 'number', maximum: 0 }, explanation: text })),
  undetermined: listOf(objectOf({ rule: text, missing: listOf(text), reason: text })),
  versions: objectOf({ rules: text, lists: text, reference: text, engine: text }),
  listsAsOf: textOrNull,
  screenedAt: { ...text, format: 'date-time' },
});
