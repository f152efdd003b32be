import type { Log } from './log.ts';

/** How many lines of one event there may be within a time. */
export type RepeatLimit = { readonly atMost: number; readonly withinMs: number };

const USUAL: RepeatLimit = { atMost: 30, withinMs: 60_000 };

type Window = { readonly since: number; said: number; left: number };

/**
 * A log in which one fault that comes with every packet or request does not fill the disk, nor hide the others: of each warning and
 * error so many are written in a minute, and the rest counted. How many were left out is said when the minute is over, by the first
 * line of any kind that comes after it. What is no warning is written as it comes.
 */
export function withoutRepeats(log: Log, now: () => number, { atMost, withinMs }: RepeatLimit = USUAL): Log {
  const windows = new Map<string, Window>();
  /** Says of events whose time is over what was left out of them. */
  const settle = (at: number) => {
    for (const [of, { since, left }] of windows) {
      if (at - since < withinMs) continue;
      windows.delete(of);
      if (left > 0) log.warn('log.repeated', { of, left });
    }
  };
  const isOneTooMany = (event: string, at: number): boolean => {
    const window = windows.get(event) ?? { since: at, said: 0, left: 0 };
    windows.set(event, window);
    if (window.said < atMost) {
      window.said += 1;
      return false;
    }
    window.left += 1;
    return true;
  };
  const limited =
    (write: Log['warn']): Log['warn'] =>
    (event, fields) => {
      const at = now();
      settle(at);
      if (!isOneTooMany(event, at)) write(event, fields);
    };
  const asItComes =
    (write: Log['info']): Log['info'] =>
    (event, fields) => {
      settle(now());
      write(event, fields);
    };
  return {
    debug: (event, fields) => log.debug(event, fields),
    info: asItComes((event, fields) => log.info(event, fields)),
    warn: limited((event, fields) => log.warn(event, fields)),
    error: limited((event, fields) => log.error(event, fields)),
  };
}
