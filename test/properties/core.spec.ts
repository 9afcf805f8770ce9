// What must hold for any request: the same answer to the same input, no crash on any text, and no clear answer where a grave rule is open.
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { FACT_GROUPS } from '../../src/screening/facts/record-facts';
import { readRuleSources } from '../../src/features/rulesets/rule-files';
import { loadScreeningKit } from '../../src/features/rulesets/screening-kit';
import { compileRuleset } from '../../src/screening/rule-kit/compile-ruleset';
import { screen, screenMany } from '../../src/screening/screen';
import { PARTY_ROLES, TRANSPORT_MODES, type TradeRequest } from '../../src/screening/trade-request';

const ROOT = path.resolve(__dirname, '..', '..');
const kit = loadScreeningKit({ rulesDir: path.join(ROOT, 'rules'), referenceDir: path.join(ROOT, 'data') });
const AT = '2026-01-01T00:00:00.000Z';
const NAUGHTY = path.join(ROOT, '..', 'shared', 'data', 'ingest', 'naughty_strings_dev.json');

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'ball bearings 6205',
    'spare parts',
    'Syrym',
    'Москва',
    'Алматы',
    'KZ',
    'RU',
    'DE',
    '8482.10',
    '+7 912 000 00 00',
  ),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const country = fc.oneof(text, fc.constantFrom('KZ', 'RU', 'DE', 'CN', 'BY', 'KG', 'TR', 'US'));
const day = fc
  .integer({ min: 0, max: 2500 })
  .map((n) => new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));

const line = fc.record({
  description: maybe(text),
  hsCode: maybe(text),
  netWeightKg: maybe(fc.double({ min: 0, max: 1e6, noNaN: true })),
  grossWeightKg: maybe(fc.double({ min: 0, max: 1e6, noNaN: true })),
  value: maybe(fc.double({ min: 0, max: 1e8, noNaN: true })),
  currency: maybe(fc.constantFrom('EUR', 'USD', 'KZT')),
  originCountry: maybe(country),
  manufacturer: maybe(text),
  controlCode: maybe(text),
});
const party = fc.record({
  role: fc.constantFrom(...PARTY_ROLES),
  name: maybe(text),
  address: maybe(text),
  country: maybe(country),
  registrationNumber: maybe(text),
  phone: maybe(text),
  email: maybe(text),
  incorporatedOn: maybe(fc.oneof(day, text)),
  activity: maybe(text),
});
const request: fc.Arbitrary<TradeRequest> = fc.record({
  reference: fc.string({ minLength: 1, maxLength: 20 }),
  requestedAt: day,
  goods: fc.array(line, { minLength: 1, maxLength: 4 }),
  parties: fc.array(party, { maxLength: 4 }),
  route: fc.record({
    dispatchCountry: maybe(country),
    transitCountries: fc.array(country, { maxLength: 3 }),
    destinationCountry: maybe(country),
    places: fc.array(text, { maxLength: 6 }),
    mode: maybe(fc.constantFrom(...TRANSPORT_MODES)),
    incoterm: maybe(text),
    departsOn: maybe(fc.oneof(day, text)),
    arrivesOn: maybe(fc.oneof(day, text)),
  }),
  documents: fc.record({
    noReExportClause: maybe(fc.boolean()),
    endUserStatement: maybe(fc.boolean()),
    certificateOfOrigin: maybe(text),
    sntNumber: maybe(text),
  }),
  payment: fc.record({ payerCountry: maybe(country), method: maybe(text) }),
});

describe('the core', () => {
  it('gives the same bytes for the same input and never throws', () => {
    fc.assert(
      fc.property(
        request,
        (input) => JSON.stringify(screen(input, kit, AT)) === JSON.stringify(screen(structuredClone(input), kit, AT)),
      ),
      { numRuns: 500 },
    );
  });

  it('never clears a request with a grave rule that could not be decided', () => {
    const grave = new Set(
      kit.ruleset.rules.filter(({ severity }) => severity === 'high' || severity === 'critical').map(({ id }) => id),
    );
    fc.assert(
      fc.property(request, (input) => {
        const { verdict, undetermined } = screen(input, kit, AT);
        return verdict !== 'clear' || !undetermined.some(({ rule }) => grave.has(rule));
      }),
      { numRuns: 500 },
    );
  });

  it('does not care in which order the rule files are read', () => {
    const compiled = compileRuleset([...readRuleSources(path.join(ROOT, 'rules'))].reverse(), FACT_GROUPS);
    if ('problems' in compiled) throw new Error('the shipped rules do not compile');
    const reversed = { ...kit, ruleset: compiled.ruleset };
    fc.assert(
      fc.property(
        request,
        (input) => JSON.stringify(screen(input, kit, AT)) === JSON.stringify(screen(input, reversed, AT)),
      ),
      { numRuns: 100 },
    );
  });

  it('answers many as it answers each', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 5 }), (inputs) => {
        const each = inputs.map((input) => screen(input, kit, AT));
        return JSON.stringify(screenMany(inputs, kit, AT)) === JSON.stringify(each);
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing in the request', () => {
    fc.assert(
      fc.property(request, (input) => {
        const before = JSON.stringify(input);
        screen(input, kit, AT);
        return JSON.stringify(input) === before;
      }),
      { numRuns: 100 },
    );
  });

  it('names only fields that the request has as evidence', () => {
    fc.assert(
      fc.property(request, (input) => {
        for (const { evidence } of screen(input, kit, AT).hits) {
          for (const { field, value } of evidence) expect(String(valueAt(input, field))).toBe(value);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('survives hostile texts in every field', () => {
    if (!fs.existsSync(NAUGHTY)) {
      console.log('skipped: no collection of hostile texts beside the project');
      return;
    }
    const texts = JSON.parse(fs.readFileSync(NAUGHTY, 'utf8')) as unknown[];
    for (const naughty of texts.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))) {
      const input: TradeRequest = {
        reference: naughty,
        requestedAt: '2024-06-12',
        goods: [
          {
            description: naughty,
            hsCode: naughty,
            originCountry: naughty,
            manufacturer: naughty,
            controlCode: naughty,
          },
        ],
        parties: [
          {
            role: 'consignee',
            name: naughty,
            address: naughty,
            country: naughty,
            registrationNumber: naughty,
            phone: naughty,
            email: naughty,
            incorporatedOn: naughty,
            activity: naughty,
          },
        ],
        route: {
          dispatchCountry: naughty,
          transitCountries: [naughty],
          destinationCountry: naughty,
          places: [naughty],
          incoterm: naughty,
          departsOn: naughty,
          arrivesOn: naughty,
        },
        documents: { sntNumber: naughty },
        payment: { payerCountry: naughty, method: naughty },
      };
      expect(['clear', 'review', 'hold']).toContain(screen(input, kit, AT).verdict);
    }
  });
});

function valueAt(input: unknown, field: string): unknown {
  return field
    .split(/[.[\]]+/u)
    .filter((step) => step !== '')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], input);
}
