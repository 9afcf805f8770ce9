// Whether events are what the running service publishes about them in its OpenAPI document.
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TestService } from './test-service';

export interface SentEvent {
  type: string;
  data: object;
}

interface EventSchema {
  properties: { data: { properties: object } };
}

interface Published {
  components: object;
  webhooks: Record<string, { post: { requestBody: { content: Record<string, { schema: EventSchema }> } } }>;
}

/** What does not fit, or is sent and not described, in sentences. */
export async function faultsOf(service: Pick<TestService, 'url'>, events: readonly SentEvent[]): Promise<string[]> {
  const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as Published;
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema({ $id: 'document', components: document.components });
  const known = new Map<string, { validate: ValidateFunction; members: string[] }>();
  for (const [type, { post }] of Object.entries(document.webhooks)) {
    const schema = post.requestBody.content['application/json']?.schema;
    if (!schema) throw new Error(`${type} has no schema`);
    const standing = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as EventSchema;
    known.set(type, { validate: ajv.compile(standing), members: Object.keys(schema.properties.data.properties) });
  }
  return events.flatMap((event) => {
    const { type, data } = event;
    const description = known.get(type);
    if (!description) return [`${type}: is not published`];
    const { validate, members } = description;
    const faults = validate(event) ? [] : [`${type}: ${ajv.errorsText(validate.errors)}`];
    const strange = Object.keys(data).filter((name) => !members.includes(name));
    return [...faults, ...strange.map((name) => `${type}: ${name} is not described`)];
  });
}
