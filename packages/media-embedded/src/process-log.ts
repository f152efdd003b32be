import { writeSync } from 'node:fs';
import { type Fields, type Log, linesThatCanFail, withoutRepeats } from '@wpm/kernel';

const STANDARD_ERROR = 2;

/**
 * The log of the engine's process: a JSON object a line on its standard error. That a disk is full, or that whoever read it is gone,
 * is no fault of a call: a fault that cannot be logged would be the next fault to log.
 */
export function processLog(): Log {
  const write = linesThatCanFail(
    (line) => void writeSync(STANDARD_ERROR, line),
    // The line before may have been cut off in its middle.
    (lines) => `\n${lineOf('warn', 'log.lost', { lines })}`,
  );
  const at = (level: string) => (event: string, fields?: Fields) => write(lineOf(level, event, fields));
  const all: Log = { debug: () => undefined, info: at('info'), warn: at('warn'), error: at('error') };
  return withoutRepeats(all, () => performance.now());
}

const lineOf = (level: string, event: string, fields?: Fields) =>
  `${JSON.stringify({ time: new Date().toISOString(), level, part: 'media', event, ...fields })}\n`;
