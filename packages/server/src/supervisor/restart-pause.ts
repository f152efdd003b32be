const FIRST_PAUSE_MS = 100;
/** Of one that does not even start: to try it oftener would only take the processor from all else. */
const LONGEST_PAUSE_MS = 10_000;
/** Of one that starts and then dies: in between it does its work, and live calls wait ten seconds for their media process in all. */
const LONGEST_PAUSE_OF_READY_MS = 1_000;
/** Who ran for so long was well: the next pause is short again. */
const WELL_MS = 30_000;
/** So often in a row one that starts and soon dies is started at once. */
const QUICK = 5;

/** What came of the last starts of a process, in a row. */
export type Starts = {
  /** It never became ready. */
  readonly failed: number;
  /** It became ready, and died soon after. */
  readonly brief: number;
};

export const NO_STARTS: Starts = { failed: 0, brief: 0 };

/** With one start more. @param readyForMs null where it never became ready */
export function started(before: Starts, readyForMs: number | null): Starts {
  if (readyForMs === null) return { ...before, failed: before.failed + 1 };
  return { failed: 0, brief: readyForMs > WELL_MS ? 1 : before.brief + 1 };
}

/** How long to wait before the next start, in milliseconds. */
export function pauseMsAfter({ failed, brief }: Starts): number {
  if (failed > 0) return grown(failed, LONGEST_PAUSE_MS);
  return grown(brief - QUICK + 1, LONGEST_PAUSE_OF_READY_MS);
}

/** Twice as long each time, from the first. */
const grown = (times: number, longest: number): number =>
  Math.min(longest, FIRST_PAUSE_MS * 2 ** Math.max(0, times - 1));
