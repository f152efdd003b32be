const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** So long a delivery is tried. */
export const GIVEN_UP_AFTER_MS = 24 * 60 * 60_000;

/** A delivery that failed: how often it was tried, since when, and a number of chance in [0, 1). */
export type FailedTry = {
  readonly tries: number;
  readonly since: Date;
  readonly now: Date;
  readonly chance: number;
};

/**
 * When a delivery is tried again: after 5 s, then twice as long each time up to an hour, a fifth more or less so that receivers
 * that come back are not met by everything at once. After 24 hours it is given up.
 */
export function nextTry({ tries, since, now, chance }: FailedTry): Date | 'never' {
  const plain = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  const at = now.getTime() + Math.round(plain * (0.8 + 0.4 * chance));
  return at - since.getTime() > GIVEN_UP_AFTER_MS ? 'never' : new Date(at);
}
