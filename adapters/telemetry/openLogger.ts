import { createRequire } from 'node:module';
import pino, { type Logger } from 'pino';
import type Pretty from 'pino-pretty';

const require = createRequire(import.meta.url);

/** Logs go to stderr: one JSON line each, or for people when stderr is a terminal. */
export function openLogger(service: string, level: string): Logger {
  const options = { level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime };
  if (process.stderr.isTTY && !process.env['CI']) {
    // Loaded for people alone: most processes write for files, or nothing.
    const pretty = require('pino-pretty') as typeof Pretty;
    const stream = pretty({
      destination: 2,
      sync: true,
      colorize: !process.env['NO_COLOR'],
      ignore: 'pid,hostname,service',
      messageFormat: `${service} {msg}`,
    });
    return pino(options, stream);
  }
  return pino(options, pino.destination({ dest: 2, sync: true }));
}

export type { Logger };
