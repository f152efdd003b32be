import type { Instant } from '@wpm/kernel';

/**
 * The timer of a session as one end keeps it (RFC 4028 §10). Plain JSON: it is journalled with its dialog, and
 * `refreshedNow` starts it anew after a restart.
 */
export type SessionTimer = {
  readonly seconds: number;
  /** The smallest interval the other end takes, as far as it said; in seconds. */
  readonly minSe: number;
  readonly refresher: 'us' | 'them';
  /**
   * The other end keeps none: we ask for our own sake alone whether it is there (RFC 4028 §7.2), and whatever it answers shows it.
   * Absent where both keep it.
   */
  readonly alone?: true;
  /** When it was last refreshed. */
  readonly refreshedAt: Instant;
};

/** What our side asks for, 0 for nothing, and the least it takes (RFC 4028 §4, §5), in seconds. */
export type SessionTimerSettings = { readonly seconds: number; readonly minSe: number };

/** RFC 4028 §4: half an hour; §5: 90 s is the least anybody may ask for. */
export const DEFAULT_SESSION_TIMER: SessionTimerSettings = { seconds: 1_800, minSe: 90 };

/** RFC 4028 §10: the refresher acts when half the time is over. */
export function refreshAt({ seconds, refresher, refreshedAt }: SessionTimer): Instant {
  return refresher === 'us' ? refreshedAt + seconds * 500 : Infinity;
}

/** RFC 4028 §10: a session nobody refreshed is ended 32 s, or a third of its time, before it would expire. */
export function expiresAt({ seconds, refreshedAt }: SessionTimer): Instant {
  return refreshedAt + (seconds - Math.min(32, seconds / 3)) * 1_000;
}

export function refreshedNow(timer: SessionTimer, now: Instant): SessionTimer {
  return { ...timer, refreshedAt: now };
}
