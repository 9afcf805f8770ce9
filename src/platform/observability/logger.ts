// The log of this process: JSON, one line an event, without credentials.
import { type Level, type Logger, pino, stdTimeFunctions } from 'pino';

/** Nest tells at "info" which modules and routes it found; of interest only to whoever looks for a fault in the wiring. */
const WIRING = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);
const INFO = 30;

/** @param level `silent`, or the least severe level that is written */
export function createLogger(level: Level | 'silent'): Logger {
  const showWiring = level === 'debug' || level === 'trace';
  return pino({
    level,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie'], censor: '[hidden]' },
    hooks: {
      logMethod(line, write, severity) {
        if (severity === INFO && !showWiring && isWiring(line[0])) return;
        write.apply(this, line);
      },
    },
  });
}

function isWiring(fields: unknown): boolean {
  return typeof fields === 'object' && fields !== null && 'context' in fields && WIRING.has(String(fields.context));
}
