import type { App } from '@wpm/contract';
import { ok, refuse, type Result, uuidV7 } from '@wpm/kernel';
import type { AccountRow, SignInAttempt, Tenant } from '@wpm/store';
import { type Actor, signInTried } from '../events.ts';
import type { Refusal } from '../http/refusal.ts';
import { entitlement } from '../policies/entitlement.ts';
import type { ServerDeps } from '../server-deps.ts';
import { licenceRefusal } from './licence-refusal.ts';
import { type MintedTokens, mintTokens, sessionLimits } from './tokens.ts';

/** What the sign-in form holds (F08). */
export type Credentials = {
  readonly app: App;
  readonly login: string;
  readonly domain: string;
  readonly password: string;
};

/** A session just started or refreshed, with the tokens that must reach its owner. */
export type OpenedSession = { readonly sessionId: string; readonly account: AccountRow; readonly tokens: MintedTokens };

export type SignInRefusal = Refusal<
  | 'session/wrong-credentials'
  | 'session/unknown-domain'
  | 'session/account-blocked'
  | 'session/licence-missing'
  | 'session/licence-expired'
  | 'session/not-for-this-app'
  | 'session/too-many-attempts'
>;

/** Per account and source 10 wrong tries in 15 minutes, per source 50 (trust 5). Refreshes are never locked. */
const LIMITS = { windowMs: 15 * 60_000, perIdentity: 10, perSource: 50 };

/** From where somebody signs in: address, and what their browser says of itself. */
export type SignInFrom = { readonly source: string; readonly userAgent: string };

/** Signs in. Everything but an unknown domain is told only to who knows the password. */
export async function signIn(
  deps: ServerDeps,
  credentials: Credentials,
  from: SignInFrom,
): Promise<Result<OpenedSession, SignInRefusal>> {
  const tenant = await deps.store.tenants.byDomain(credentials.domain);
  const result = tenant
    ? await signInAt(deps, tenant, credentials, from)
    : refuse<SignInRefusal>({ code: 'session/unknown-domain' });
  const actor: Actor = {
    source: from.source,
    tenantId: tenant?.id,
    ...(result.ok && { accountId: result.value.account.id, sessionId: result.value.sessionId }),
  };
  const login = `${credentials.login}@${credentials.domain}`;
  await signInTried(deps.sink, actor, { app: credentials.app, login, result: result.ok ? 'ok' : result.error.code });
  return result;
}

async function signInAt(
  deps: ServerDeps,
  tenant: Tenant,
  { app, login, password }: Credentials,
  { source, userAgent }: SignInFrom,
): Promise<Result<OpenedSession, SignInRefusal>> {
  const counted = await countedAttempt(deps, { tenantId: tenant.id, login, source });
  if (!counted.ok) return counted;
  const { now } = counted.value;
  const account = await deps.store.accounts.byLogin(tenant.id, login);
  const isRight = await deps.passwords.isRight(account?.passwordHash, password);
  if (!account || !isRight) return refuse({ code: 'session/wrong-credentials' });
  await deps.store.signInFailures.forgive(counted.value);
  const entitled = entitlement(account, await deps.store.licences.of(tenant.id), app, now);
  if (!entitled.ok) return refuse(licenceRefusal(entitled.error));
  return ok(await startSession(deps, account, { app, userAgent }, now));
}

/** Counts a try of a password before it is judged; whoever had too many waits. What it gives is forgiven if the password is right. */
export async function countedAttempt(
  deps: Pick<ServerDeps, 'store' | 'now'>,
  { tenantId, login, source }: { readonly tenantId: string; readonly login: string; readonly source: string },
): Promise<Result<SignInAttempt, Refusal<'session/too-many-attempts'>>> {
  const now = deps.now();
  const attempt = { source, identity: `${tenantId}/${login.toLowerCase()}`, now };
  const lockedUntil = await deps.store.signInFailures.count(attempt, LIMITS);
  if (!lockedUntil) return ok(attempt);
  const retryAfter = Math.ceil((lockedUntil.getTime() - now.getTime()) / 1_000);
  return refuse({ code: 'session/too-many-attempts', retryAfter });
}

/** Begins a session of somebody who has shown who they are. */
export async function startSession(
  deps: ServerDeps,
  account: AccountRow,
  at: { readonly app: App; readonly userAgent: string },
  now: Date,
): Promise<OpenedSession> {
  const sessionId = uuidV7(now.getTime(), (bytes) => crypto.getRandomValues(bytes));
  const tokens = mintTokens(now);
  const session = { id: sessionId, tenantId: account.tenantId, accountId: account.id, ...at, startedAt: now };
  await deps.store.sessions.start(session, tokens.hashes, sessionLimits(now));
  return { sessionId, account, tokens };
}
