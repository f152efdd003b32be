import type { Log } from '@wpm/kernel';
import { destination, pino } from 'pino';

/** The log of a process: one JSON object a line on its standard error. */
export function processLog(name: string): Log {
  const logger = pino(
    { name, base: { pid: process.pid }, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    destination(2),
  );
  return {
    debug: (event, fields) => logger.debug({ event, ...fields }),
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields) => logger.error({ event, ...fields }),
  };
}
