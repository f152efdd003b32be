import type { ApiKey } from '@wpm/contract';

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

/** The end of a day of the browser's zone as the platform wants it; null for no day. `2027-03-01`. */
export function endOfDay(day: string): string | null {
  return day === '' ? null : new Date(`${day}T23:59:59`).toISOString();
}

/** The same day of the next year in the browser's zone: how long a key holds unless somebody says otherwise. */
export function inAYear(now: Date): string {
  const then = new Date(now.getFullYear() + 1, now.getMonth(), now.getDate());
  return [then.getFullYear(), then.getMonth() + 1, then.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
