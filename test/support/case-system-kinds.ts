// The case systems that adapters are shipped for, each as far as its public documentation tells.
import type { Route, Schema } from './case-systems';

const text = (maxLength?: number): Schema => ({ type: 'string', minLength: 1, ...(maxLength && { maxLength }) });
const strict = (required: string[], properties: Record<string, Schema>): Schema => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});

type Records = Map<string, Record<string, unknown>>;

/** Table API: records of a table, found by an encoded query. */
export function serviceNow(records: Records): Route[] {
  const fields = {
    short_description: text(160),
    description: text(),
    urgency: { enum: ['1', '2', '3'] },
    correlation_id: text(100),
    correlation_display: text(100),
    work_notes: text(),
  };
  return [
    {
      method: 'GET',
      path: /^\/api\/now\/v1\/table\/incident$/u,
      answer: ({ query }) => {
        const id = /^correlation_id=(.+)$/u.exec(query.get('sysparm_query') ?? '')?.[1] ?? '';
        return { status: 200, body: { result: records.has(id) ? [{ sys_id: `sys-${id}` }] : [] } };
      },
    },
    {
      method: 'POST',
      path: /^\/api\/now\/v1\/table\/incident$/u,
      schema: strict(['short_description', 'correlation_id'], fields),
      answer: ({ body }) => {
        const record = body as Record<string, unknown>;
        records.set(String(record['correlation_id']), record);
        return { status: 201, body: { result: { sys_id: `sys-${String(record['correlation_id'])}` } } };
      },
    },
    {
      method: 'PATCH',
      path: /^\/api\/now\/v1\/table\/incident\/sys-(.+)$/u,
      schema: strict([], fields),
      answer: ({ body }, found) => {
        const known = records.get(found[1] ?? '');
        if (!known) return { status: 404 };
        Object.assign(known, body);
        return { status: 200, body: { result: {} } };
      },
    },
  ];
}

const ADF: Schema = {
  type: 'object',
  required: ['type', 'version', 'content'],
  additionalProperties: false,
  properties: {
    type: { const: 'doc' },
    version: { const: 1 },
    content: {
      type: 'array',
      items: strict(['type'], {
        type: { const: 'paragraph' },
        content: { type: 'array', items: strict(['type', 'text'], { type: { const: 'text' }, text: text() }) },
      }),
    },
  },
};

/** REST API 3: search by JQL, create, edit. */
export function jira(records: Records): Route[] {
  const fields = {
    summary: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[^\\n]*$' },
    description: ADF,
    priority: strict(['name'], { name: { enum: ['Highest', 'High', 'Medium', 'Low', 'Lowest'] } }),
    project: strict(['key'], { key: { const: 'SAN' } }),
    issuetype: strict(['name'], { name: text() }),
    labels: { type: 'array', items: { type: 'string', pattern: '^\\S+$' } },
  };
  return [
    {
      method: 'POST',
      path: /^\/rest\/api\/3\/search\/jql$/u,
      schema: strict(['jql'], {
        jql: { type: 'string', pattern: '^project = "[A-Z]+" AND labels = "[^"]+"' },
        maxResults: { type: 'integer' },
        fields: { type: 'array', items: text() },
      }),
      answer: ({ body }) => {
        const label = /labels = "([^"]+)"/u.exec((body as { jql: string }).jql)?.[1] ?? '';
        const known = records.get(label);
        return { status: 200, body: { isLast: true, issues: known ? [{ id: '1', key: known['key'] }] : [] } };
      },
    },
    {
      method: 'POST',
      path: /^\/rest\/api\/3\/issue$/u,
      schema: strict(['fields'], {
        fields: strict(['project', 'issuetype', 'summary'], fields),
        update: { type: 'object' },
      }),
      answer: ({ body }) => {
        const issue = (body as { fields: Record<string, unknown> & { labels: string[] } }).fields;
        const label = issue.labels.find((one) => one.startsWith('truebearing-')) ?? '';
        const key = `SAN-${records.size + 1}`;
        records.set(label, { ...issue, key });
        return { status: 201, body: { id: '1', key, self: '' } };
      },
    },
    {
      method: 'PUT',
      path: /^\/rest\/api\/3\/issue\/(SAN-\d+)$/u,
      schema: strict([], { fields: strict([], fields), update: { type: 'object' } }),
      answer: ({ body }, found) => {
        const known = [...records.values()].find(({ key }) => key === found[1]);
        if (!known) return { status: 404 };
        Object.assign(known, (body as { fields: object }).fields);
        return { status: 204 };
      },
    },
  ];
}

/** Upsert by an external id, behind OAuth client credentials. */
export function salesforce(records: Records): Route[] {
  return [
    {
      method: 'POST',
      path: /^\/services\/oauth2\/token$/u,
      answer: ({ text: form, headers }) => {
        const given = new URLSearchParams(form);
        const login = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
        if (given.get('grant_type') !== 'client_credentials' || login !== 'our-id:our%20secret')
          return { status: 400, body: { error: 'invalid_client' } };
        return { status: 200, body: { access_token: 'sf-token', token_type: 'Bearer' } };
      },
    },
    {
      method: 'PATCH',
      path: /^\/services\/data\/v\d+\.0\/sobjects\/Case\/TrueBearing_Id__c\/([^/]+)$/u,
      schema: strict([], {
        Subject: text(255),
        Description: text(32_000),
        Priority: { enum: ['High', 'Medium', 'Low'] },
        Origin: { enum: ['Phone', 'Email', 'Web'] },
      }),
      answer: ({ body }, found) => {
        const id = decodeURIComponent(found[1] ?? '');
        const status = records.has(id) ? 200 : 201;
        records.set(id, { ...records.get(id), ...(body as object) });
        return { status, body: { id: '500', success: true, created: status === 201, errors: [] } };
      },
    },
  ];
}

/** Alert, unique by type, source and sourceRef. */
export function theHive(records: Records): Route[] {
  const fields = {
    title: text(512),
    description: text(1_048_576),
    severity: { enum: [1, 2, 3, 4] },
    tags: { type: 'array', items: text(128) },
    externalLink: text(512),
  };
  return [
    {
      method: 'POST',
      path: /^\/api\/v1\/alert$/u,
      schema: strict(['type', 'source', 'sourceRef', 'title', 'description'], {
        type: text(32),
        source: text(64),
        sourceRef: text(128),
        date: { type: 'integer' },
        tlp: { enum: [0, 1, 2, 3, 4] },
        pap: { enum: [0, 1, 2, 3] },
        ...fields,
      }),
      answer: ({ body }) => {
        const alert = body as Record<string, unknown>;
        const key = String(alert['sourceRef']);
        if (records.has(key)) return { status: 400, body: { type: 'CreateError', message: 'already exists' } };
        records.set(key, { ...alert });
        return { status: 201, body: { _id: `~${key}`, ...alert } };
      },
    },
    {
      method: 'POST',
      path: /^\/api\/v1\/query$/u,
      schema: strict(['query'], { query: { type: 'array', items: { type: 'object', required: ['_name'] } } }),
      answer: ({ body }) => {
        const { query } = body as { query: { _and?: { _field: string; _value: string }[] }[] };
        const ref =
          query.flatMap(({ _and = [] }) => _and).find(({ _field: name }) => name === 'sourceRef')?._value ?? '';
        return { status: 200, body: records.has(ref) ? [{ _id: `~${ref}` }] : [] };
      },
    },
    {
      method: 'PATCH',
      path: /^\/api\/v1\/alert\/(.+)$/u,
      schema: strict([], fields),
      answer: ({ body }, found) => {
        const known = records.get(decodeURIComponent(found[1] ?? '').slice(1));
        if (!known) return { status: 404 };
        Object.assign(known, body);
        return { status: 204 };
      },
    },
  ];
}

/** An alert under the caller's identifier. */
export function hummingbird(records: Records): Route[] {
  return [
    {
      method: 'PUT',
      path: /^\/alerts\/([^/]+)$/u,
      schema: strict(['alert_id', 'title', 'subject', 'triggers'], {
        alert_id: text(),
        title: text(),
        narrative: text(),
        occurred_at: { type: 'string', format: 'date-time' },
        risk_score: { type: 'number' },
        subject: strict(['type'], { type: { enum: ['individual', 'business'] }, external_id: { type: 'string' } }),
        triggers: {
          type: 'array',
          items: strict(['id', 'name'], { id: text(), name: text(), severity: text() }),
        },
        external_url: { type: 'string' },
      }),
      answer: ({ body }, found) => {
        records.set(decodeURIComponent(found[1] ?? ''), body as Record<string, unknown>);
        return { status: 200, body: {} };
      },
    },
  ];
}

/** Create, or update where the identifier is known. */
export function unit21(records: Records): Route[] {
  const fields = {
    alert_id: text(),
    title: text(),
    description: text(),
    status: { enum: ['OPEN', 'CLOSED'] },
    rules: { type: 'array', items: strict(['rule_id'], { rule_id: text() }) },
    tags: { type: 'array', items: { type: 'string', pattern: '^[^:]+:[^:]+$' } },
  };
  return [
    {
      method: 'POST',
      path: /^\/v1\/alerts\/create$/u,
      schema: strict(['alert_id', 'alert_type', 'created_at', 'title', 'status'], {
        ...fields,
        alert_type: text(),
        created_at: { type: 'integer', minimum: 1_000_000_000, maximum: 9_999_999_999 },
      }),
      answer: ({ body }) => {
        const alert = body as Record<string, unknown>;
        const key = String(alert['alert_id']);
        if (records.has(key)) return { status: 409, body: { message: 'exists' } };
        records.set(key, { ...alert });
        return { status: 200, body: { unit21_id: '1' } };
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/alerts\/update$/u,
      schema: strict(['alert_id'], fields),
      answer: ({ body }) => {
        const alert = body as Record<string, unknown>;
        const known = records.get(String(alert['alert_id']));
        if (!known) return { status: 404 };
        Object.assign(known, alert);
        return { status: 200, body: {} };
      },
    },
  ];
}

/** Ingestion of an object of the data model, newest version wins. */
export function marble(records: Records): Route[] {
  return [
    {
      method: 'POST',
      path: /^\/v1\/ingest\/truebearing_alerts$/u,
      schema: {
        type: 'object',
        required: ['object_id', 'updated_at'],
        properties: { object_id: text(), updated_at: { type: 'string', format: 'date-time' } },
        additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
      },
      answer: ({ body }) => {
        const object = body as Record<string, unknown>;
        records.set(String(object['object_id']), object);
        return { status: 201, body: {} };
      },
    },
  ];
}

const plain: Schema = {
  type: 'object',
  required: ['type', 'text'],
  properties: { type: { const: 'plain_text' }, text: text(150) },
};
const BLOCKS: Schema = {
  type: 'array',
  maxItems: 50,
  items: {
    type: 'object',
    required: ['type'],
    oneOf: [
      { required: ['text'], properties: { type: { const: 'header' }, text: plain } },
      {
        required: ['text'],
        properties: {
          type: { const: 'section' },
          text: {
            type: 'object',
            required: ['type', 'text'],
            properties: { type: { const: 'mrkdwn' }, text: text(3000) },
          },
        },
      },
      { required: ['elements'], properties: { type: { const: 'context' }, elements: { type: 'array', maxItems: 10 } } },
    ],
  },
};

/** Web API with a token: history with metadata, post a message. Errors are answered with 200. */
export function slack(records: Records): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/api\/conversations\.history$/u,
      answer: ({ query }) =>
        query.get('channel') === 'C1' && query.get('include_all_metadata') === 'true'
          ? { status: 200, body: { ok: true, messages: [...records.values()] } }
          : { status: 200, body: { ok: false, error: 'channel_not_found' } },
    },
    {
      method: 'POST',
      path: /^\/api\/chat\.postMessage$/u,
      schema: strict(['channel', 'text', 'blocks'], {
        channel: { const: 'C1' },
        text: text(4000),
        blocks: BLOCKS,
        metadata: strict(['event_type', 'event_payload'], { event_type: text(), event_payload: { type: 'object' } }),
      }),
      answer: ({ body }) => {
        const message = body as { metadata: { event_payload: { id: string } } };
        const key = `${message.metadata.event_payload.id} ${records.size}`;
        records.set(key, message);
        return { status: 200, body: { ok: true, ts: String(records.size) } };
      },
    },
    {
      method: 'POST',
      path: /^\/services\/T\/B\/X$/u,
      schema: strict(['text'], { text: text(4000), blocks: BLOCKS }),
      answer: () => ({ status: 200, body: 'ok' }),
    },
  ];
}

/** A Power Automate workflow that posts the card that it is given. */
export function teams(records: Records): Route[] {
  const block = strict(['type', 'text'], {
    type: { const: 'TextBlock' },
    text: text(),
    size: { enum: ['Small', 'Default', 'Medium', 'Large', 'ExtraLarge'] },
    weight: { enum: ['Lighter', 'Default', 'Bolder'] },
    wrap: { type: 'boolean' },
    isSubtle: { type: 'boolean' },
  });
  return [
    {
      method: 'POST',
      path: /^\/workflows\/1$/u,
      schema: strict(['type', 'attachments'], {
        type: { const: 'message' },
        attachments: {
          type: 'array',
          minItems: 1,
          items: strict(['contentType', 'content'], {
            contentType: { const: 'application/vnd.microsoft.card.adaptive' },
            contentUrl: { type: 'null' },
            content: strict(['type', 'version', 'body'], {
              $schema: { const: 'http://adaptivecards.io/schemas/adaptive-card.json' },
              type: { const: 'AdaptiveCard' },
              version: { enum: ['1.2', '1.3', '1.4'] },
              body: { type: 'array', minItems: 1, items: block },
              actions: {
                type: 'array',
                items: strict(['type', 'title', 'url'], {
                  type: { const: 'Action.OpenUrl' },
                  title: text(),
                  url: { type: 'string', format: 'uri' },
                }),
              },
            }),
          }),
        },
      }),
      answer: ({ text: whole }) => {
        if (Buffer.byteLength(whole) > 28 * 1024) return { status: 413 };
        records.set(String(records.size), {});
        return { status: 202 };
      },
    },
  ];
}
