// What bears a name, as far as it is known.

export type NameKind = 'person' | 'company' | 'vessel' | 'unknown';
