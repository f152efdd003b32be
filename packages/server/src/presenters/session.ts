import type { App, Session } from '@wpm/contract';
import type { OpenedSession } from '../sessions/sign-in.ts';
import { rightsOf } from '../policies/rights.ts';
import { presentAccount } from './account.ts';

/** What the application gets; the refresh token goes by cookie alone. */
export function presentSession({ account, tokens }: OpenedSession, app: App): Session {
  return {
    accessToken: tokens.access,
    accessTokenExpiresAt: tokens.hashes.accessExpiresAt.toISOString(),
    account: presentAccount(account, rightsOf(account, app)),
  };
}
