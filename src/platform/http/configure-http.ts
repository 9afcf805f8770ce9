// What every HTTP application of ours does alike: JSON parsed strictly, failures answered as problem documents, the API described.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiDescription, serveDescription } from './api-description';
import { keepRawBody, readJsonBody } from './json-body';
import { ProblemFilter } from './problem.filter';
import { RouteTable } from './route-table';

/** To be called before the application is initialised. */
export async function configureHttp(app: NestFastifyApplication, description: ApiDescription): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const routes = new RouteTable();
  server.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  const { bodyLimit } = server.initialConfig;
  app.useBodyParser(
    'application/json',
    { ...(bodyLimit !== undefined && { bodyLimit }) },
    (request, body: Buffer, done) => {
      try {
        keepRawBody(request, body);
        done(null, readJsonBody(request, body));
      } catch (fault) {
        done(fault instanceof Error ? fault : new Error(String(fault)), undefined);
      }
    },
  );
  app.useGlobalFilters(new ProblemFilter(routes));
  await serveDescription(app, description);
}
