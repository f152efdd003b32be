import { randomBytes } from 'node:crypto';
import { type SessionLimits, type TokenHashes, tokenHash } from '@wpm/store';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The access token's life: how long a right that was taken elsewhere could be believed, were it not asked on every request. */
export const ACCESS_TOKEN_MS = 10 * MINUTE_MS;

/** Over after 30 days unused, and after 90 days in any case. */
export const SESSION_IDLE_MS = 30 * DAY_MS;
const SESSION_TOTAL_MS = 90 * DAY_MS;

/** Two tabs refresh at once, or an answer was lost on the way: for so long a replaced token is still taken. */
const REFRESH_GRACE_MS = 10_000;

/** Fresh tokens, and what the database keeps of them. */
export type MintedTokens = { readonly access: string; readonly refresh: string; readonly hashes: TokenHashes };

export function mintTokens(now: Date): MintedTokens {
  const access = randomToken();
  const refresh = randomToken();
  const accessExpiresAt = new Date(now.getTime() + ACCESS_TOKEN_MS);
  return { access, refresh, hashes: { access: tokenHash(access), accessExpiresAt, refresh: tokenHash(refresh) } };
}

/** 256 bits of chance, as they may stand in a URL or a header. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sessionLimits(now: Date): SessionLimits {
  return { now, idleMs: SESSION_IDLE_MS, totalMs: SESSION_TOTAL_MS, graceMs: REFRESH_GRACE_MS };
}
