import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { apiKeyChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';

/** A key of another tenant is answered exactly like one that does not exist. */
export const revokeApiKey = signedIn(ENDPOINTS.revokeApiKey, async (deps, request, { keyId }) => {
  const revoked = await deps.store.apiKeys.revoke(request.caller.account.tenantId, keyId, deps.now());
  const result = revoked ? 'ok' : 'request/not-found';
  await apiKeyChanged(deps.sink, actorOf(request), { action: 'revoke', subject: keyId, result });
  return revoked ? ok({}) : refuse({ code: 'request/not-found' });
});
