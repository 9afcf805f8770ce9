// JSON logs, one line an event, with the request's id; metrics.
import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Metrics } from './metrics';

@Module({})
export class ObservabilityModule {
  static register(level: string): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      imports: [
        LoggerModule.forRoot({
          pinoHttp: {
            level,
            // The id that the door gave (or took over) stands in every line of the request.
            genReqId: (request) => request.id ?? '',
            redact: { paths: ['req.headers.authorization', 'req.headers.cookie'], censor: '[hidden]' },
            autoLogging: { ignore: (request) => /^\/(?:health|metrics)/u.test(request.url ?? '') },
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
