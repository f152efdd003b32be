import type { Right } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { type AccountRow, type LicenceRow, type SessionRow, type Store, tokenHash } from '@wpm/store';
import type { Refusal } from '../http/refusal.ts';
import { entitlement, licensedFor } from '../policies/entitlement.ts';
import { hasRight, serviceOf } from '../policies/rights.ts';

/** Where callers are looked up, and the wall clock. */
export type CallerDeps = { readonly store: Store; readonly now: () => Date };

/** Who is asking: a live session and its account as they are now. */
export type Caller = { readonly session: SessionRow; readonly account: AccountRow };

export type CallerRefusal = Refusal<
  'session/required' | 'session/ended' | 'session/not-allowed' | 'contacts/no-service'
>;

/** The caller of an access token, if the session lives, the account is entitled and has the right: asked every time. */
export async function callerOf(
  deps: CallerDeps,
  accessToken: string | undefined,
  right: Right,
): Promise<Result<Caller, CallerRefusal>> {
  if (accessToken === undefined) return refuse({ code: 'session/required' });
  const session = await deps.store.sessions.byAccessToken(tokenHash(accessToken), deps.now());
  if (!session) return refuse({ code: 'session/ended' });
  const entitled = await entitledWith(deps, session);
  if (!entitled) return refuse({ code: 'session/not-allowed' });
  const { account, licences } = entitled;
  if (!hasRight(account, session.app, right)) return refuse({ code: 'session/not-allowed' });
  const service = serviceOf(right);
  const served = service === undefined || licensedFor(service, licences, deps.now()).ok;
  return served ? ok({ session, account }) : refuse({ code: 'contacts/no-service' });
}

/** The session's account, unless it may no longer use the application. */
export async function entitledAccount(deps: CallerDeps, session: SessionRow): Promise<AccountRow | undefined> {
  return (await entitledWith(deps, session))?.account;
}

type Entitled = { readonly account: AccountRow; readonly licences: readonly LicenceRow[] };

async function entitledWith(deps: CallerDeps, session: SessionRow): Promise<Entitled | undefined> {
  const [account, licences] = await Promise.all([
    deps.store.accounts.byId(session.accountId),
    deps.store.licences.of(session.tenantId),
  ]);
  return account && entitlement(account, licences, session.app, deps.now()).ok ? { account, licences } : undefined;
}
