// The published description of the API: OpenAPI 3.1 at /openapi.json, a page for people at /docs.
import * as path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** What features add to the description. */
export interface ApiDescription {
  title: string;
  summary: string;
  version: string;
  /** JSON Schemas that routes refer to by name. */
  schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What is sent to receivers, by name. */
  webhooks: Readonly<Record<string, unknown>>;
}

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'errors', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
    requestId: { type: 'string' },
  },
};

/** Routes for operators, and those where the call itself is signed: they need no key. */
const OPEN = /^\/(?:health|metrics)|\/inbound$/u;

/** The whole description as one document. */
export function buildDescription(
  app: INestApplication,
  { title, summary, version, schemas, webhooks }: ApiDescription,
): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(summary)
    .setVersion(version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'API key, `tb_…`' }, 'apiKey')
    .addSecurityRequirements('apiKey')
    .build();
  const document = SwaggerModule.createDocument(app, frame);
  const all = { ...document.components?.schemas, Problem: PROBLEM, ...schemas } as NonNullable<
    OpenAPIObject['components']
  >['schemas'];
  document.components = { ...document.components, schemas: all };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of OPEN.test(path) ? [item.get, item.post] : []) if (operation) operation.security = [];
  }
  return { ...document, webhooks } as OpenAPIObject;
}

/** What the page for people starts with, in place of the package's own example. */
const PAGE_START = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    persistAuthorization: false,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
  });
};
`;

/** Serves it; the document is made when it is asked for first. No key is needed. */
export async function serveDescription(app: NestFastifyApplication, description: ApiDescription): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  let document: OpenAPIObject | undefined;
  server.get('/openapi.json', () => (document ??= buildDescription(app, description)));
  server.get('/docs', (_request, reply) => reply.redirect('/docs/'));
  server.get('/docs/swagger-initializer.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(PAGE_START),
  );
  const page = path.dirname(require.resolve('swagger-ui-dist/package.json'));
  await app.register(fastifyStatic, { root: page, prefix: '/docs/', decorateReply: false });
}
