// How facts are declared to the rules: groups of typed, described fields. The rule kit checks expressions against these declarations.

/** Types a fact may have in a rule's expression. Numbers are always `double`. */
export type FactType = 'bool' | 'double' | 'string' | 'list<string>';

export interface FactField {
  type: FactType;
  /** One sentence for the officer who writes a rule. */
  description: string;
}

/** A variable of the expression language: `goods`, `corridor`, `consignee`, … Its instances carry the fields, absent ones as undefined. */
export interface FactGroup {
  name: string;
  description: string;
  /** The class whose instances hold the values; the expression engine reads its fields directly. */
  ctor: new (...args: never[]) => object;
  fields: Readonly<Record<string, FactField>>;
}

/** All facts of one record: group name to instance. */
export type FactValues = Readonly<Record<string, object>>;
