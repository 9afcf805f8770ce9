// Every request leaves one line in the log, with its id; probes leave none.
import type { IncomingMessage } from 'node:http';
import { Writable } from 'node:stream';
import { Controller, Get } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { ObservabilityModule } from './observability.module';

@Controller()
class Doors {
  @Get('door')
  answer(): string {
    return 'open';
  }

  @Get('health/live')
  live(): string {
    return 'ok';
  }
}

interface Line {
  msg: string;
  req?: { id: string; method: string; url: string };
  res?: { statusCode: number };
}

describe('the log', () => {
  const lines: Line[] = [];
  let app: NestFastifyApplication;
  let address = '';

  beforeAll(async () => {
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(JSON.parse(chunk.toString()) as Line);
        done();
      },
    });
    const adapter = new FastifyAdapter({
      genReqId: (request: IncomingMessage) => Object.assign(request, { id: 'given-id' }).id,
    });
    app = await NestFactory.create<NestFastifyApplication>(
      { module: class Root {}, imports: [ObservabilityModule.register(pino(sink))], controllers: [Doors] },
      adapter,
      { logger: false, abortOnError: false },
    );
    await app.listen(0, '127.0.0.1');
    address = await app.getUrl();
  });

  /** A line is written when the answer has left, which the caller may see sooner. */
  async function linesOf(count: number): Promise<void> {
    for (let tries = 0; lines.length < count && tries < 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  afterAll(() => app.close());

  it.each([
    ['/door', 200],
    ['/nowhere', 404],
  ])('has a line for %s', async (url, statusCode) => {
    lines.length = 0;
    await (await fetch(address + url)).text();
    await linesOf(1);
    expect(lines.map(({ req, res }) => ({ req, res }))).toEqual([
      { req: { id: 'given-id', method: 'GET', url }, res: { statusCode } },
    ]);
  });

  it('has none for probes', async () => {
    lines.length = 0;
    await (await fetch(`${address}/health/live`)).text();
    await (await fetch(`${address}/door`)).text();
    await linesOf(1);
    expect(lines.map(({ req }) => req?.url)).toEqual(['/door']);
  });
});
