// A small world of facts and rules for the specs of the rule kit: what a parcel is and where it goes.
import { ruleSourceOfYaml } from '../../src/features/rulesets/rule-source-of-yaml';
import type { Evidence } from '../../src/screening/assessment';
import type { FactGroup, FactValues } from '../../src/screening/facts/fact-group';
import type { FactSource } from '../../src/screening/facts/fact-source';
import { compileRuleset } from '../../src/screening/rule-kit/compile-ruleset';
import type { RuleProblem, RuleSource } from '../../src/screening/rule-kit/rule-source';
import type { Ruleset } from '../../src/screening/rule-kit/ruleset';

class ParcelFacts {
  listed: boolean | undefined;
  tier: string | undefined;
  weight: number | undefined;
  price: number | undefined;
  kinds: string[] | undefined;

  constructor(values: Partial<ParcelFacts>) {
    Object.assign(this, values);
  }
}

class TripFacts {
  kind: string | undefined;
  eastward: boolean | undefined;

  constructor(values: Partial<TripFacts>) {
    Object.assign(this, values);
  }
}

export const SAMPLE_GROUPS: readonly FactGroup[] = [
  {
    name: 'parcel',
    description: 'What is sent.',
    ctor: ParcelFacts,
    fields: {
      listed: { type: 'bool', description: 'On a list.' },
      tier: { type: 'string', description: 'Tier of the list.' },
      weight: { type: 'double', description: 'Kilograms.' },
      price: { type: 'double', description: 'Euro.' },
      kinds: { type: 'list<string>', description: 'Kinds of things inside.' },
    },
  },
  {
    name: 'trip',
    description: 'Where it goes.',
    ctor: TripFacts,
    fields: {
      kind: { type: 'string', description: 'Kind of trip.' },
      eastward: { type: 'bool', description: 'Goes east.' },
    },
  },
];

/** Facts of one record; what is left out is absent. */
export function sampleFacts(parcel: Partial<ParcelFacts>, trip: Partial<TripFacts> = {}): FactValues {
  return { parcel: new ParcelFacts(parcel), trip: new TripFacts(trip) };
}

/** Each fact rests on the field of the same name in the request. */
export const SAMPLE_SOURCE: FactSource = {
  evidenceOf: (path): Evidence[] => [{ field: `request.${path}`, value: 'as received' }],
  missingFor: (path) => ({ fields: [`request.${path}`], reason: 'not in the request' }),
};

const TEST = (name: string, expect: string): object => ({ name, expect, record: { goods: [{ description: name }] } });

/** A rule file that is right, as YAML, with some fields replaced (undefined removes one). JSON is YAML: one field a line. */
export function ruleYaml(changes: Record<string, unknown> = {}): string {
  const fields: Record<string, unknown> = {
    title: 'Listed parcel goes east',
    description: 'A parcel on the list that goes east.',
    severity: 'high',
    points: 30,
    when: 'parcel.listed && trip.eastward',
    explain: 'Tier {parcel.tier} goes {trip.kind}.',
    evidence: ['parcel.listed'],
    legalBasis: [{ instrument: 'Law', reference: 'Art. 1', certainty: 'sourced' }],
    tests: [TEST('goes', 'hit'), TEST('stays', 'quiet')],
    ...changes,
  };
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** A rule source from YAML; a file that cannot be read fails the test. */
export function ruleSource(yaml: string, id = 'parcels/east'): RuleSource {
  const source = ruleSourceOfYaml({ id, file: `rules/${id}.yaml`, bytes: Buffer.from(yaml) });
  if (Array.isArray(source)) throw new Error(source.map(({ message }) => message).join('\n'));
  return source;
}

/** Everything that is wrong with one rule file, as shown. */
export function problemsOf(yaml: string): RuleProblem[] {
  const compiled = compileRuleset([ruleSource(yaml)], SAMPLE_GROUPS);
  return 'problems' in compiled ? compiled.problems : [];
}

/** A set of rules by id; each is given by what differs from the sample rule. */
export function sampleRuleset(rules: Record<string, Record<string, unknown>>): Ruleset {
  const sources = Object.entries(rules).map(([id, changes]) => ruleSource(ruleYaml(changes), id));
  const compiled = compileRuleset(sources, SAMPLE_GROUPS);
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
  return compiled.ruleset;
}
