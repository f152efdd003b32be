import type { App } from '@wpm/contract';

/** One sign-in of an account at one application. */
export type SessionRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly app: App;
  readonly startedAt: Date;
  readonly refreshedAt: Date;
  /** What the browser or program said of itself. */
  readonly userAgent: string;
  /** Since when the user's phone is open there (F09); null where it never was. */
  readonly placeSince: Date | null;
};

/** When a session is over, and how long a replaced refresh token is still taken. */
export type SessionLimits = {
  readonly now: Date;
  readonly idleMs: number;
  readonly totalMs: number;
  readonly graceMs: number;
};

/** Where a user went on: what that browser says of itself, and when. */
export type Displaced = { readonly userAgent: string; readonly at: Date };
