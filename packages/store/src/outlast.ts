import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@wpm/kernel';

/** Runs a write until the database has taken it. The write must be one that may be repeated. */
export type Outlasting = <T>(write: () => Promise<T>) => Promise<T>;

/** How long a write waits for a database that is away before it gives up. */
const PATIENCE_MS = 60_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** Lets writes outlast a database that restarts: they are repeated while the server cannot be reached, and only then. */
export function outlastingOn(log: Log): Outlasting {
  return async (write) => {
    const giveUpAt = performance.now() + PATIENCE_MS;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await write();
      } catch (cause) {
        if (!isUnreachable(cause) || performance.now() + pause > giveUpAt) throw cause;
        log.warn('store.write-waits', { why: cause.message });
      }
      await delay(pause);
    }
  };
}

/** Codes of a server that is away, stopping or starting (PostgreSQL appendix A, classes 08 and 57P) and of the socket. */
const UNREACHABLE =
  /^(?:08\w{3}|57P0[123]|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$|^Connection terminated|^timeout exceeded when trying to connect/;

function isUnreachable(cause: unknown): cause is Error {
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause ? String(cause.code) : '';
  return UNREACHABLE.test(code) || UNREACHABLE.test(cause.message);
}
