// Where in a body something stands, as a JSON pointer.

/** Appends one step to a JSON pointer (RFC 6901). */
export function stepInto(pointer: string, step: string | number): string {
  if (typeof step === 'number') return `${pointer}/${step}`;
  return `${pointer}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
