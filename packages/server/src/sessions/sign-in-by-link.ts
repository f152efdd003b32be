import { ok, refuse, type Result } from '@wpm/kernel';
import { tokenHash } from '@wpm/store';
import { type Actor, signInTried } from '../events.ts';
import { entitlement } from '../policies/entitlement.ts';
import type { Refusal } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';
import { licenceRefusal } from './licence-refusal.ts';
import { countedAttempt, type OpenedSession, type SignInFrom, type SignInRefusal, startSession } from './sign-in.ts';

/** All links count as one account where wrong ones are tried: nobody knows whose a wrong one would have been. */
const ANY_LINK = { tenantId: 'sign-in-link', login: '' };

type LinkRefusal = Refusal<
  Exclude<SignInRefusal['code'], 'session/wrong-credentials' | 'session/unknown-domain'> | 'sign-in-link/void'
>;

/** What is shown to sign in, and for which domain the phone is framed by a page of a CRM (F48); undefined where it is not. */
export type ShownToken = { readonly token: string; readonly embeddedFor: string | undefined };

/**
 * Signs in to the phone by a link, which is used up by it, whatever comes of it. A token for a CRM's page does nothing elsewhere, nor in a
 * page that frames the phone of another tenant.
 */
export async function signInByLink(
  deps: ServerDeps,
  { token, embeddedFor }: ShownToken,
  from: SignInFrom,
): Promise<Result<OpenedSession, LinkRefusal>> {
  const counted = await countedAttempt(deps, { ...ANY_LINK, source: from.source });
  if (!counted.ok) return counted;
  const { now } = counted.value;
  const accountId = await deps.store.signInLinks.take(
    { hash: tokenHash(token), embedded: embeddedFor !== undefined },
    now,
  );
  const account = accountId === undefined ? undefined : await deps.store.accounts.byId(accountId);
  if (!account || (embeddedFor !== undefined && account.domain !== embeddedFor.toLowerCase())) {
    await told(deps, { source: from.source }, { login: 'link', result: 'sign-in-link/void' });
    return refuse({ code: 'sign-in-link/void' });
  }
  await deps.store.signInFailures.forgive(counted.value);
  const entitled = entitlement(account, await deps.store.licences.of(account.tenantId), 'phone', now);
  const { id, tenantId, login, domain } = account;
  const actor = { source: from.source, tenantId, accountId: id };
  if (!entitled.ok) {
    const refusal = licenceRefusal(entitled.error);
    await told(deps, actor, { login: `${login}@${domain}`, result: refusal.code });
    return refuse(refusal);
  }
  const opened = await startSession(deps, account, { app: 'phone', userAgent: from.userAgent }, now);
  await told(deps, { ...actor, sessionId: opened.sessionId }, { login: `${login}@${domain}`, result: 'ok' });
  return ok(opened);
}

function told(
  { sink }: ServerDeps,
  actor: Actor,
  tried: { readonly login: string; readonly result: string },
): Promise<void> {
  return signInTried(sink, actor, { app: 'phone', ...tried });
}
