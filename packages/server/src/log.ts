import { writeSync } from 'node:fs';
import { type Log, linesThatCanFail, withoutRepeats } from '@wpm/kernel';
import { pino } from 'pino';

const STANDARD_ERROR = 2;

/**
 * The log of a process: one JSON object a line on its standard error. A full disk, or a reader that is gone, costs lines and nothing
 * else: they are counted, and the number is logged when there is room again. So are warnings that come too often.
 */
export function processLog(name: string): Log {
  const write = linesThatCanFail(
    (line) => void writeSync(STANDARD_ERROR, line),
    // The line before may have been cut off in its middle.
    (lines) => `\n${JSON.stringify({ level: 40, time: new Date().toISOString(), name, event: 'log.lost', lines })}\n`,
  );
  const logger = pino(
    { name, base: { pid: process.pid }, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    { write },
  );
  const all: Log = {
    debug: (event, fields) => logger.debug({ event, ...fields }),
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields) => logger.error({ event, ...fields }),
  };
  return withoutRepeats(all, () => performance.now());
}
