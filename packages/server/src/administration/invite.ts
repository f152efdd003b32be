import { tokenHash } from '@wpm/store';
import { directoryChanged } from '../events.ts';
import { type CallersRequest, actorOf } from '../http/bind.ts';
import type { ServerDeps } from '../server-deps.ts';
import { randomToken } from '../sessions/tokens.ts';
import { changedBy } from './change.ts';

/** Long enough for who comes to work on Monday. */
const INVITATION_MS = 3 * 24 * 60 * 60_000;

/** Makes an invitation to set the password. Undefined if the tenant has no such account. */
export async function inviteTo(deps: ServerDeps, request: CallersRequest, accountId: string) {
  const token = randomToken();
  const expiresAt = new Date(deps.now().getTime() + INVITATION_MS);
  const { tenantId } = request.caller.account;
  const invitation = { hash: tokenHash(token), accountId, expiresAt };
  const isMade = await deps.store.invitations.create(tenantId, invitation, changedBy(deps, request));
  const result = isMade ? 'ok' : 'request/not-found';
  await directoryChanged(deps.sink, actorOf(request), { action: 'account.invite', subject: accountId, result });
  return isMade ? { token, expiresAt: expiresAt.toISOString() } : undefined;
}
