// The log with one line a request, and the metrics, for every feature.
import type { IncomingMessage } from 'node:http';
import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { Metrics } from './metrics';

/** Middleware sees an address with its own pattern cut off; the whole one stands beside it. */
function isProbe(request: IncomingMessage & { originalUrl?: string }): boolean {
  return /^\/(?:health|metrics)/u.test(request.originalUrl ?? request.url ?? '');
}

@Module({})
export class ObservabilityModule {
  static register(logger: Logger): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      imports: [
        LoggerModule.forRoot({
          // Said here, since the module's own pattern matches no address under Fastify: no request would be logged.
          forRoutes: ['/*splat'],
          pinoHttp: {
            logger,
            // The id that the door gave (or took over) stands in every line of the request.
            genReqId: (request) => request.id ?? '',
            autoLogging: { ignore: isProbe },
            serializers: {
              req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, url }),
              res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
            },
          },
        }),
      ],
      providers: [Metrics],
      exports: [Metrics],
    };
  }
}
