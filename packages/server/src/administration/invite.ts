import { type Invitation, tokenHash } from '@wpm/store';
import { directoryChanged } from '../events.ts';
import { type CallersRequest, actorOf } from '../http/bind.ts';
import type { ServerDeps } from '../server-deps.ts';
import { randomToken } from '../sessions/tokens.ts';
import { changedBy } from './change.ts';

/** Long enough for who comes to work on Monday. */
const INVITATION_MS = 3 * 24 * 60 * 60_000;

/** A new invitation, and the token that is told to whom it is for and kept nowhere. */
export function newInvitation(accountId: string, now: Date): { readonly token: string; readonly kept: Invitation } {
  const token = randomToken();
  return { token, kept: { hash: tokenHash(token), accountId, expiresAt: new Date(now.getTime() + INVITATION_MS) } };
}

/** Makes an invitation to set the password. Undefined if the tenant has no such account. */
export async function inviteTo(deps: ServerDeps, request: CallersRequest, accountId: string) {
  const { token, kept } = newInvitation(accountId, deps.now());
  const { tenantId } = request.caller.account;
  const isMade = await deps.store.invitations.create(tenantId, kept, changedBy(deps, request));
  const result = isMade ? 'ok' : 'request/not-found';
  await directoryChanged(deps.sink, actorOf(request), { action: 'account.invite', subject: accountId, result });
  return isMade ? { token, expiresAt: kept.expiresAt.toISOString() } : undefined;
}
