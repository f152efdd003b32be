import type { App } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { tokenHash } from '@wpm/store';
import type { AgentKey } from '../agents/agent-desk.ts';
import { type Actor, refreshed, refreshRefused } from '../events.ts';
import type { Refusal } from '../http/refusal.ts';
import { type EntitlementRefusal, entitlement } from '../policies/entitlement.ts';
import type { ServerDeps } from '../server-deps.ts';
import { licenceRefusal } from './licence-refusal.ts';
import { sessionEnded } from './session-ended.ts';
import type { OpenedSession } from './sign-in.ts';
import { mintTokens, sessionLimits } from './tokens.ts';

export type RefreshRefusal = Refusal<
  | 'session/required'
  | 'session/ended'
  | 'session/taken-over'
  | 'session/account-blocked'
  | 'session/licence-missing'
  | 'session/licence-expired'
>;

/** A refresh token as it came, for which application, from where. */
export type RefreshRequest = { readonly app: App; readonly token: string | undefined; readonly source: string };

/** Gives new tokens for a refresh token. A token used again after its grace ends the session and its telephony. */
export async function refreshSession(
  deps: ServerDeps,
  request: RefreshRequest,
): Promise<Result<OpenedSession, RefreshRefusal>> {
  if (request.token === undefined) return refuse({ code: 'session/required' });
  const hash = tokenHash(request.token);
  const session = await deps.store.sessions.byRefreshToken(hash);
  const account = session && session.app === request.app && (await deps.store.accounts.byId(session.accountId));
  if (!session || !account) return refuse(await endedBy(deps, hash));
  const actor: Actor = {
    source: request.source,
    tenantId: session.tenantId,
    accountId: account.id,
    sessionId: session.id,
  };
  const now = deps.now();
  const tokens = mintTokens(now);
  const entitled = entitlement(account, await deps.store.licences.of(session.tenantId), session.app, now);
  if (!entitled.ok) {
    await refreshRefused(deps.sink, actor, { app: session.app, code: entitled.error.code });
    if (session.app === 'phone')
      await outOfQueue(deps, { id: account.id, tenantId: account.tenantId }, entitled.error.code);
    return refuse(refusalOf(licenceRefusal(entitled.error)));
  }
  const renewed = await deps.store.sessions.refresh(hash, tokens.hashes, sessionLimits(now));
  if (!renewed.ok) {
    sessionEnded(deps, session.id);
    await refreshRefused(deps.sink, actor, { app: session.app, code: renewed.error.code });
    return refuse({ code: 'session/ended' });
  }
  refreshed(deps.sink, session.app);
  return ok({ sessionId: session.id, account, tokens });
}

/** Whose licence is over gets no more calls, and their status says why (F03, F28); a call that is up goes on. */
async function outOfQueue(
  { agents }: Pick<ServerDeps, 'agents'>,
  agent: AgentKey,
  code: EntitlementRefusal['code'],
): Promise<void> {
  if (!agents.isKnown(agent.id) || agents.isSignedOut(agent.id)) return;
  const why = code.startsWith('session/licence-') ? 'licence' : 'supervisor';
  await agents.command(agent, { kind: 'sign-out', why });
}

/** Whoever was displaced is told where their user went on: a phone that falls silent without a word is a fault to who looks at it. */
async function endedBy({ store }: Pick<ServerDeps, 'store'>, refreshHash: Buffer): Promise<RefreshRefusal> {
  const displaced = await store.sessions.displacedBy(refreshHash);
  if (!displaced) return { code: 'session/ended' };
  const { userAgent, at } = displaced;
  return { code: 'session/taken-over', takenOver: { userAgent, at: at.toISOString() } };
}

/** An account that lost its console roles is to the user a session that has ended. */
function refusalOf(refusal: ReturnType<typeof licenceRefusal>): RefreshRefusal {
  const { code, ...rest } = refusal;
  return code === 'session/not-for-this-app' ? { code: 'session/ended' } : { ...rest, code };
}
