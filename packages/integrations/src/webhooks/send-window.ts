/**
 * How many deliveries one webhook may have on their way at once, and how soon the next ones. It opens with every one that is taken and
 * closes with those that are not, so that whoever hangs soon holds one place, and whoever is quick gets many.
 */
export type SendWindow = {
  readonly room: number;
  /** Whether the last one was not answered at all. */
  readonly silent: boolean;
  /** How many in a row were not taken. */
  readonly failures: number;
};

export const FRESH_WINDOW: SendWindow = { room: 4, silent: false, failures: 0 };

const MOST_ROOM = 32;
/** So many in a row may be chance: a receiver that restarts, an event it cannot read. */
const FAILURES_WITHOUT_PAUSE = 3;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/** @param result `refused`: answered by something else than 2xx; `silent`: no answer, or no connection */
export function turnWindow({ room, failures }: SendWindow, result: 'taken' | 'refused' | 'silent'): SendWindow {
  if (result === 'taken') return { room: Math.min(MOST_ROOM, room + 1), silent: false, failures: 0 };
  // Whoever answers is there: what they refuse must not hold up for long what they would take.
  const closed = result === 'silent' ? 1 : Math.max(FRESH_WINDOW.room, Math.floor(room / 2));
  return { room: closed, silent: result === 'silent', failures: failures + 1 };
}

/**
 * How long nothing more is sent after a failure, in ms. A thousand deliveries to a receiver that is not there are otherwise a thousand
 * tries one upon the other, each of which costs the database what a call costs it.
 */
export function pauseOf({ silent, failures }: SendWindow): number {
  const many = failures - FAILURES_WITHOUT_PAUSE;
  if (many <= 0) return 0;
  return silent ? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (many - 1)) : FIRST_PAUSE_MS;
}

/** Whether so much failed in a row that what has waited for a day is given up without a try of its own. */
export const isGivenUpOn = ({ failures }: SendWindow): boolean =>
  failures > FAILURES_WITHOUT_PAUSE + Math.log2(LONGEST_PAUSE_MS / FIRST_PAUSE_MS);
