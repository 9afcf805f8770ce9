// What the framework says at the start stands in the log as JSON, with its context and the failure's own words.
import { pino } from 'pino';
import { StartLog } from './start-log';

describe('the log of the start', () => {
  const lines: Record<string, unknown>[] = [];
  const log = new StartLog(
    pino({ level: 'trace' }, { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) }),
  );

  it('keeps level, message, context and failure', () => {
    log.log('starting', 'NestFactory');
    log.error('broken', 'at line 1', 'ExceptionHandler');
    log.error(new Error('no rules'));
    expect(lines).toMatchObject([
      { level: 30, msg: 'starting', context: 'NestFactory' },
      { level: 50, msg: 'broken', stack: 'at line 1', context: 'ExceptionHandler' },
      { level: 50, msg: 'no rules', err: { message: 'no rules' } },
    ]);
  });
});
