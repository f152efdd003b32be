import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { tokenHash } from '@wpm/store';
import { changedBy } from '../../administration/change.ts';
import { directoryChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { randomToken } from '../../sessions/tokens.ts';

/** Long enough to take a phone out and point its camera; whoever photographs the screen comes too late. */
const LINK_MS = 3 * 60_000;

export const createSignInLink = signedIn(ENDPOINTS.createSignInLink, async (deps, request, { id: accountId }) => {
  const token = randomToken();
  const expiresAt = new Date(deps.now().getTime() + LINK_MS);
  const { tenantId } = request.caller.account;
  const link = { hash: tokenHash(token), accountId, expiresAt, embedded: false };
  const isMade = await deps.store.signInLinks.create(tenantId, link, changedBy(deps, request));
  const result = isMade ? 'ok' : 'request/not-found';
  await directoryChanged(deps.sink, actorOf(request), { action: 'account.sign-in-link', subject: accountId, result });
  return isMade ? ok({ token, expiresAt: expiresAt.toISOString() }) : refuse({ code: 'request/not-found' });
});
