// What the framework says while it starts, before the application's own logger is there: in the same log, as JSON.
import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

type Level = 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal';

export class StartLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = this.writer('info');
  error = this.writer('error');
  warn = this.writer('warn');
  debug = this.writer('debug');
  verbose = this.writer('trace');
  fatal = this.writer('fatal');

  /** The framework gives the context last; a failure comes as the message itself, or its stack follows. */
  private writer(level: Level): (message: unknown, ...more: unknown[]) => void {
    return (message, ...more) => {
      const context = typeof more.at(-1) === 'string' ? more.at(-1) : undefined;
      const [stack] = more.length > 1 ? more : [];
      const fields = {
        context,
        ...(message instanceof Error && { err: message }),
        ...(stack !== undefined && { stack }),
      };
      this.logger[level](fields, message instanceof Error ? message.message : String(message));
    };
  }
}
