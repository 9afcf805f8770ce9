// Reads the plain fields of a rule file and says what is wrong with each; conditions and templates are checked elsewhere.
import { type LegalBasis, SEVERITIES, type Severity } from '../assessment';
import type { ProblemList } from './problem-list';
import { isFields, oneOf, rejectUnknownKeys, text } from './read-field';
import { readRuleTests } from './read-rule-tests';
import type { RuleParameter, RuleTest } from './ruleset';

const KEYS = [
  'title',
  'description',
  'severity',
  'points',
  'when',
  'explain',
  'evidence',
  'legalBasis',
  'effective',
  'parameters',
  'tests',
];
const CERTAINTIES = ['sourced', 'from_memory', 'own_judgement'];
/** A name that can stand in a condition. */
const PARAMETER_NAME = /^[a-z][A-Za-z0-9]*$/u;

export interface RuleFields {
  title: string;
  description: string;
  severity: Severity;
  points: number;
  when: string;
  explain: string;
  evidence: string[];
  legalBasis: LegalBasis[];
  effectiveFrom: string;
  effectiveTo: string;
  parameters: Record<string, RuleParameter>;
  tests: RuleTest[];
}

/** The fields, with empty stand-ins where one is wrong; every fault is in the list. */
export function readRuleFields(content: unknown, list: ProblemList): RuleFields {
  const fields = isFields(content) ? content : {};
  if (!isFields(content)) list.add([], 'a rule file holds one mapping of fields');
  rejectUnknownKeys(fields, KEYS, [], list);
  const severity = oneOf(fields['severity'], SEVERITIES, ['severity'], list);
  const points = readPoints(fields['points'], list);
  // A mitigation that could not be decided must never keep a request from being clear.
  if (points < 0 && severity !== undefined && severity !== 'info')
    list.add(['severity'], '`severity` of a mitigation (negative points) must be info');
  const { from, to } = readEffective(fields['effective'], list);
  return {
    title: text(fields['title'], ['title'], list),
    description: text(fields['description'], ['description'], list),
    severity: (severity ?? 'high') as Severity,
    points,
    when: text(fields['when'], ['when'], list),
    explain: text(fields['explain'], ['explain'], list),
    evidence: readEvidence(fields['evidence'], list),
    legalBasis: readLegalBasis(fields['legalBasis'], list),
    effectiveFrom: from,
    effectiveTo: to,
    parameters: readParameters(fields['parameters'], list),
    tests: readRuleTests(fields['tests'], list),
  };
}

function readPoints(value: unknown, list: ProblemList): number {
  if (typeof value === 'number' && Number.isFinite(value) && value !== 0 && Math.abs(value) <= 100) return value;
  list.add(['points'], '`points` must be a number from -100 to 100, not 0; a negative one is a mitigation');
  return 1;
}

function readEvidence(value: unknown, list: ProblemList): string[] {
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')) return value;
  list.add(['evidence'], '`evidence` must be a list of at least one fact path');
  return [];
}

function readLegalBasis(value: unknown, list: ProblemList): LegalBasis[] {
  if (!Array.isArray(value) || value.length === 0) {
    list.add(['legalBasis'], '`legalBasis` must be a list of at least one instrument with its reference');
    return [];
  }
  return value.flatMap((item: unknown, index) => {
    const path = ['legalBasis', index];
    if (!isFields(item)) {
      list.add(path, `\`legalBasis[${index}]\` must have instrument, reference and certainty`);
      return [];
    }
    rejectUnknownKeys(item, ['instrument', 'reference', 'certainty'], path, list);
    return {
      instrument: text(item['instrument'], [...path, 'instrument'], list),
      reference: text(item['reference'], [...path, 'reference'], list),
      certainty: (oneOf(item['certainty'], CERTAINTIES, [...path, 'certainty'], list) ??
        'from_memory') as LegalBasis['certainty'],
    };
  });
}

function readEffective(value: unknown, list: ProblemList): { from: string; to: string } {
  if (value === undefined) return { from: '', to: '' };
  if (!isFields(value)) {
    list.add(['effective'], '`effective` must be a mapping with from, to or both');
    return { from: '', to: '' };
  }
  rejectUnknownKeys(value, ['from', 'to'], ['effective'], list);
  const from = day(value['from'], ['effective', 'from'], list);
  const to = day(value['to'], ['effective', 'to'], list);
  if (from !== '' && to !== '' && to <= from)
    list.add(['effective', 'to'], '`effective.to` must lie after `effective.from`');
  return { from, to };
}

function day(value: unknown, path: string[], list: ProblemList): string {
  if (value === undefined) return '';
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  list.add(path, `\`${path.join('.')}\` must be a day written YYYY-MM-DD`);
  return '';
}

function isCalendarDay(text: string): boolean {
  const [, year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return false;
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && date >= 1 && date <= length;
}

function readParameters(value: unknown, list: ProblemList): Record<string, RuleParameter> {
  if (value === undefined) return {};
  const parameters: Record<string, RuleParameter> = {};
  if (!isFields(value)) list.add(['parameters'], '`parameters` must map names to thresholds');
  for (const [name, item] of Object.entries(isFields(value) ? value : {})) {
    if (!PARAMETER_NAME.test(name)) {
      list.add(
        ['parameters', name],
        `\`parameters.${name}\` must be named in letters and digits, a small letter first`,
      );
      continue;
    }
    const threshold = isFields(item) ? item['value'] : undefined;
    const valid =
      typeof threshold === 'string' ||
      typeof threshold === 'boolean' ||
      (typeof threshold === 'number' && Number.isFinite(threshold));
    if (!isFields(item) || !valid) {
      list.add(
        ['parameters', name],
        `\`parameters.${name}\` needs a value (number, text or true/false) and a description`,
      );
      continue;
    }
    rejectUnknownKeys(item, ['value', 'unit', 'description'], ['parameters', name], list);
    const unit = typeof item['unit'] === 'string' ? item['unit'] : undefined;
    parameters[name] = {
      value: threshold,
      unit,
      description: text(item['description'], ['parameters', name, 'description'], list),
    };
  }
  return parameters;
}
