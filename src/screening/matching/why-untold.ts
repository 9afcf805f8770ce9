// Why nobody can be told by a name: what cannot be compared must not pass for compared.
import type { NameReading } from './read-name';

/** What stands where a name should be. */
const PLACEHOLDERS = new Set([
  ...[
    'n a',
    'na',
    'none',
    'no name',
    'unknown',
    'tbd',
    'tba',
    'tbc',
    'to order',
    'order',
    'as per bl',
    'same as consignee',
    'same',
    'xxx',
    'test',
  ],
  ...['нет', 'неизвестно', 'не указан', 'не указано', 'по приказу', 'белгісіз', 'жоқ', 'tbn'],
]);

/** A sentence; undefined where the name can be compared. */
export function whyUntold({ tokens, whole, hasCore, isCut }: NameReading): string | undefined {
  if (tokens.length === 0) return 'has no word by which anybody could be told';
  if (PLACEHOLDERS.has(whole)) return 'stands for a name that is not given';
  if (isCut) return 'has more words than can be compared';
  const telling = tokens.filter(({ part }) => part === 'generic' || part === 'number').length;
  return hasCore || telling > 1 ? undefined : 'has only words that thousands bear';
}
