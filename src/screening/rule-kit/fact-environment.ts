// The expression engine with the declared facts as its only variables, bounded against hostile expressions.
import { Environment } from '@marcbachmann/cel-js';
import type { FactGroup } from '../facts/fact-group';

const LIMITS = { maxAstNodes: 400, maxDepth: 40, maxListElements: 100, maxMapEntries: 1, maxCallArguments: 10 };

/** Declares every group as a typed variable; an expression over anything else does not check. */
export function createFactEnvironment(groups: readonly FactGroup[]): Environment {
  const environment = new Environment({ limits: LIMITS });
  for (const group of groups) {
    const fields = Object.fromEntries(Object.entries(group.fields).map(([name, field]) => [name, field.type]));
    const typeName = `${group.name[0]?.toUpperCase() ?? ''}${group.name.slice(1)}Facts`;
    environment.registerType(typeName, { ctor: group.ctor, fields } as never);
    environment.registerVariable(group.name, typeName);
  }
  // Declared for the type check only: the rule kit answers it from the presence of the fact and never hands it to the engine.
  environment.registerFunction('known(dyn): bool', () => true);
  return environment;
}
