// What is sent, in every form: examples fit their schemas, bodies never change, and what is thin says nothing about what is in a record.
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { ASSESSMENT_SCHEMA } from '../../../src/features/intake/assessment.schema';
import { eventSchema } from '../../../src/features/webhooks/events/event-schemas';
import { EVENT_TYPES } from '../../../src/features/webhooks/events/event-types';
import { exampleMessage } from '../../../src/features/webhooks/events/example-events';
import { bodyOf, type StoredMessage } from '../../../src/features/webhooks/events/message-body';
import { dataOfEvent } from '../../../src/features/webhooks/events/message-data';

const ajv = addFormats(new Ajv({ allErrors: true, strict: false }));
ajv.addSchema({ $id: 'components', components: { schemas: { Assessment: ASSESSMENT_SCHEMA } } });
const inComponents = (schema: unknown): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"components#/components')) as object;

describe.each(EVENT_TYPES)('%s', (type) => {
  it('has an example that fits its schema', () => {
    const validate = ajv.compile(inComponents(eventSchema(type)));
    expect([validate(JSON.parse(bodyOf(exampleMessage(type)))), validate.errors]).toEqual([true, null]);
  });

  it('says in thin form which record, and nothing about it', () => {
    const body = bodyOf({ ...exampleMessage(type), payload: 'thin' });
    expect(body).not.toMatch(/PO-2026|bearings|Syrym|hold|case-system/u);
    expect(JSON.parse(body)).toMatchObject({ type, data: {} });
  });
});

describe('bodyOf', () => {
  const message: StoredMessage = { ...exampleMessage('alert.created'), assessment: '{"b":1,  "a":"ж"}' };

  it('takes the stored texts as they are, in whatever order their members stand', () => {
    expect(bodyOf(message)).toContain('"assessment":{"b":1,  "a":"ж"}}}');
    expect(bodyOf({ ...message, data: '{}' })).toBe(
      '{"type":"alert.created","timestamp":"2026-03-01T12:00:00.000Z","data":{"assessment":{"b":1,  "a":"ж"}}}',
    );
  });

  it('is JSON in the form of CloudEvents too', () => {
    expect(JSON.parse(bodyOf({ ...message, format: 'cloudevents' }))).toMatchObject({
      specversion: '1.0',
      id: message.id,
      subject: message.subjectId,
      time: '2026-03-01T12:00:00.000Z',
      data: { assessment: { a: 'ж' } },
    });
  });
});

it('an alert about what could not be screened says that there is no assessment', () => {
  const data = { alertId: 'a', assessmentId: null };
  const made = dataOfEvent({ type: 'alert.created', subjectId: 'a', data }, 'https://x.example');
  expect(made).toEqual({
    full: { alertId: 'a', assessmentId: null, link: 'https://x.example/v1/alerts/a', assessment: null },
    thin: { alertId: 'a', assessmentId: null, link: 'https://x.example/v1/alerts/a' },
    assessmentId: null,
  });
});
