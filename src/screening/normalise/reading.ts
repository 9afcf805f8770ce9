// The three answers to "what does this field say": absent, read, or not readable because.

export type Reading<T> =
  | { readonly state: 'absent' }
  | { readonly state: 'read'; readonly value: T; readonly raw: string }
  | { readonly state: 'unreadable'; readonly raw: string; readonly reason: string };

export const ABSENT: Reading<never> = { state: 'absent' };

export function read<T>(value: T, raw: string): Reading<T> {
  return { state: 'read', value, raw };
}

export function unreadable(raw: string, reason: string): Reading<never> {
  return { state: 'unreadable', raw, reason };
}

/** The value, or undefined where it is absent or unreadable. */
export function valueOf<T>(reading: Reading<T>): T | undefined {
  return reading.state === 'read' ? reading.value : undefined;
}
