// The sentence of a rule with places for facts and thresholds: `{group.field}`, `{parameter}`, `{{` for a brace.
import type { FactValues } from '../facts/fact-group';
import { factValue } from './fact-value';

export interface ExplainTemplate {
  pieces: readonly (string | TemplateSlot)[];
}

export interface TemplateSlot {
  group: string;
  field: string;
}

/** A name between braces as written, with its offset in the template. */
export interface TemplateName {
  name: string;
  at: number;
}

const SLOT = /\{\{|\}\}|\{([^{}]*)\}/gu;

/** Names between braces, in order. */
export function namesInTemplate(text: string): TemplateName[] {
  return [...text.matchAll(SLOT)].flatMap((match) =>
    match[1] === undefined ? [] : [{ name: match[1].trim(), at: match.index }],
  );
}

/** Offsets of braces that belong to no place. */
export function strayBraces(text: string): number[] {
  const blanked = text.replace(SLOT, (match) => ' '.repeat(match.length));
  return [...blanked.matchAll(/[{}]/gu)].map((match) => match.index);
}

/** Compiles a checked template; thresholds become text at once. */
export function compileTemplate(
  text: string,
  parameters: Readonly<Record<string, { value: unknown }>>,
): ExplainTemplate {
  const pieces: (string | TemplateSlot)[] = [];
  let at = 0;
  for (const match of text.matchAll(SLOT)) {
    pieces.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    const name = match[1]?.trim();
    const parameter = name !== undefined && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (name === undefined) pieces.push(match[0].slice(1));
    else if (parameter) pieces.push(show(parameter.value));
    else pieces.push({ group: name.split('.')[0] ?? '', field: name.split('.')[1] ?? '' });
  }
  pieces.push(text.slice(at));
  return { pieces };
}

/** The sentence for one record. A fact that is not known reads "not given". */
export function renderTemplate(template: ExplainTemplate, values: FactValues): string {
  return template.pieces
    .map((piece) => (typeof piece === 'string' ? piece : show(factValue(values, piece.group, piece.field))))
    .join('');
}

function show(value: unknown): string {
  if (value === undefined) return 'not given';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
