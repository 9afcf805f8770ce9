// All facts of one record, and where each came from: what the rules are run over.
import type { Evidence } from '../assessment';
import { CONSIGNEE_FACTS } from './consignee-facts';
import { CORRIDOR_FACTS } from './corridor-fact-group';
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import type { FactValues } from './fact-group';
import type { FactSource } from './fact-source';
import { GOODS_FACTS } from './goods-fact-group';
import { DOCUMENT_FACTS, PAYMENT_FACTS } from './paper-facts';
import { PARTY_FACTS } from './party-facts';
import { LIST_FACTS } from './list-facts';
import type { ReadRecord } from './record-shape';
import { ROUTE_FACTS } from './route-facts';

/** Every group that a rule may ask about. */
export const FACT_GROUPS: readonly DeclaredGroup[] = [
  GOODS_FACTS,
  CORRIDOR_FACTS,
  CONSIGNEE_FACTS,
  PARTY_FACTS,
  DOCUMENT_FACTS,
  ROUTE_FACTS,
  PAYMENT_FACTS,
  LIST_FACTS,
];

/** Answers every fact once. Absent facts are undefined on their group. */
export function answerFacts(record: ReadRecord): FactValues {
  const values: Record<string, object> = {};
  for (const group of FACT_GROUPS) values[group.name] = group.answer(record);
  return values;
}

/** Looks up evidence and missing fields of facts for one record. */
export class RecordFactSource implements FactSource {
  /** Several rules rest on the same facts. */
  private collected: Map<string, Evidence[]> | undefined;

  constructor(private readonly record: ReadRecord) {}

  evidenceOf(path: string): Evidence[] {
    this.collected ??= new Map();
    const kept = this.collected.get(path);
    if (kept !== undefined) return kept;
    const evidence = findFact(path)?.evidence(this.record) ?? [];
    this.collected.set(path, evidence);
    return evidence;
  }

  missingFor(path: string): { fields: string[]; reason: string } {
    const fact = findFact(path);
    if (fact?.whyUnknown) return { fields: [...fact.needs], reason: fact.whyUnknown(this.record) };
    const present = this.evidenceOf(path);
    const given = present.map(({ field, value }) => `${field} = ${value}`).join(', ');
    return {
      fields: [...(fact?.needs ?? [path])],
      reason: given === '' ? 'not in the request' : `cannot be told from what is given (${given})`,
    };
  }
}

const BY_PATH = new Map<string, DeclaredFact>(
  FACT_GROUPS.flatMap((group) =>
    Object.entries(group.fields).map(([name, fact]) => [`${group.name}.${name}`, fact] as const),
  ),
);

function findFact(path: string): DeclaredFact | undefined {
  return BY_PATH.get(path);
}
