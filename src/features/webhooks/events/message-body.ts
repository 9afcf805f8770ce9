// The body of a message, put together from texts that never change: the same message has the same bytes on every attempt and after every restart.
import { createHash } from 'node:crypto';

export type PayloadForm = 'full' | 'thin';
export type MessageFormat = 'standard' | 'cloudevents';

export interface StoredMessage {
  /** `webhook-id`. */
  id: string;
  type: string;
  subjectId: string;
  occurredAt: Date;
  /** JSON texts as stored. */
  data: string;
  thinData: string;
  /** The assessment as stored; null where the message is about none. */
  assessment: string | null;
  payload: PayloadForm;
  format: MessageFormat;
}

const CONTENT_TYPES: Readonly<Record<MessageFormat, string>> = {
  standard: 'application/json',
  cloudevents: 'application/cloudevents+json',
};

export function contentTypeOf(format: MessageFormat): string {
  return `${CONTENT_TYPES[format]}; charset=utf-8`;
}

export function bodyOf(message: StoredMessage): string {
  const { id, type, subjectId, occurredAt, format } = message;
  const time = occurredAt.toISOString();
  const frame =
    format === 'standard'
      ? { type, timestamp: time }
      : {
          specversion: '1.0',
          id,
          source: '/truebearing',
          type: `com.truebearing.${type}.v1`,
          subject: subjectId,
          time,
          datacontenttype: 'application/json',
        };
  return addMember(JSON.stringify(frame), 'data', dataOf(message));
}

/** SHA-256 over the bytes, hex. */
export function hashBody(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** `data` as JSON text. */
function dataOf({ payload, data, thinData, assessment }: StoredMessage): string {
  if (payload === 'thin') return thinData;
  return assessment === null ? data : addMember(data, 'assessment', assessment);
}

/** Appends to the text of an object, so that a large member need not be parsed. */
function addMember(objectText: string, name: string, valueText: string): string {
  const open = objectText.trimEnd().slice(0, -1);
  const comma = open.trim() === '{' ? '' : ',';
  return `${open}${comma}${JSON.stringify(name)}:${valueText}}`;
}
