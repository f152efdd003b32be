import type { ApiKey } from '@wpm/contract';
import { dayAfter, startOfDay } from '../format/zone.ts';

/** `expiring`: it ends within the days in which somebody should replace it. */
export type KeyState = 'active' | 'expiring' | 'expired' | 'revoked';

const EXPIRING_DAYS = 14;

/** Whether a key still holds, and for how long. */
export function keyStateOf({ expiresAt, revokedAt }: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): KeyState {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt === null) return 'active';
  const leftMs = Date.parse(expiresAt) - now.getTime();
  if (leftMs <= 0) return 'expired';
  return leftMs <= EXPIRING_DAYS * 86_400_000 ? 'expiring' : 'active';
}

/** The last second of a day in a zone as the platform wants it; null for no day. `2027-03-01`. */
export function endOfDay(day: string, timeZone: string): string | null {
  return day === '' ? null : new Date(startOfDay(timeZone, dayAfter(day, 1)).getTime() - 1_000).toISOString();
}

/** The same day of the next year: how long a key holds unless somebody says otherwise. By UTC: a day more or less is no matter here. */
export function inAYear(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), now.getUTCDate())).toISOString().slice(0, 10);
}
