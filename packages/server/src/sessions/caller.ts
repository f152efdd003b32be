import type { Right } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { type AccountRow, type SessionRow, type Store, tokenHash } from '@wpm/store';
import type { Refusal } from '../http/refusal.ts';
import { entitlement } from '../policies/entitlement.ts';
import { hasRight } from '../policies/rights.ts';

/** Where callers are looked up, and the wall clock. */
export type CallerDeps = { readonly store: Store; readonly now: () => Date };

/** Who is asking: a live session and its account as they are now. */
export type Caller = { readonly session: SessionRow; readonly account: AccountRow };

export type CallerRefusal = Refusal<'session/required' | 'session/ended' | 'session/not-allowed'>;

/** The caller of an access token, if the session lives, the account is entitled and has the right: asked every time. */
export async function callerOf(
  deps: CallerDeps,
  accessToken: string | undefined,
  right: Right,
): Promise<Result<Caller, CallerRefusal>> {
  if (accessToken === undefined) return refuse({ code: 'session/required' });
  const session = await deps.store.sessions.byAccessToken(tokenHash(accessToken), deps.now());
  if (!session) return refuse({ code: 'session/ended' });
  const account = await entitledAccount(deps, session);
  if (!account) return refuse({ code: 'session/not-allowed' });
  return hasRight(account, session.app, right) ? ok({ session, account }) : refuse({ code: 'session/not-allowed' });
}

/** The session's account, unless it may no longer use the application. */
export async function entitledAccount(deps: CallerDeps, session: SessionRow): Promise<AccountRow | undefined> {
  const [account, licences] = await Promise.all([
    deps.store.accounts.byId(session.accountId),
    deps.store.licences.of(session.tenantId),
  ]);
  return account && entitlement(account, licences, session.app, deps.now()).ok ? account : undefined;
}
