import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { tokenHash } from '@wpm/store';
import { changedBy } from '../../administration/change.ts';
import { directoryChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { userOf } from '../../placed-calls/user-of.ts';
import { randomToken } from '../../sessions/tokens.ts';

/** From the CRM's server over its page into the phone: seconds; a minute where a network is bad. */
const TOKEN_MS = 60_000;

export const createEmbeddingToken = signedIn(ENDPOINTS.createEmbeddingToken, async (deps, request, { user }) => {
  const account = await userOf(deps, request.caller, user, 'phone:embed');
  if (!account.ok) return account;
  const { id: accountId, tenantId } = account.value;
  const token = randomToken();
  const expiresAt = new Date(deps.now().getTime() + TOKEN_MS);
  const link = { hash: tokenHash(token), accountId, expiresAt, embedded: true };
  const isMade = await deps.store.signInLinks.create(tenantId, link, changedBy(deps, request));
  const result = isMade ? 'ok' : 'request/not-found';
  await directoryChanged(deps.sink, actorOf(request), {
    action: 'account.embedding-token',
    subject: accountId,
    result,
  });
  return isMade ? ok({ token, expiresAt: expiresAt.toISOString() }) : refuse({ code: 'request/not-found' });
});
