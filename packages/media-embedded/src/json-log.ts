import type { Fields, Log } from '@wpm/kernel';

/** A log of one JSON object per line. */
export function jsonLog(write: (line: string) => void): Log {
  const at = (level: string) => (event: string, fields?: Fields) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, part: 'media', event, ...fields })}\n`);
  return { debug: () => undefined, info: at('info'), warn: at('warn'), error: at('error') };
}
