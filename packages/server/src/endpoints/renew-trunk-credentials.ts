import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { telephonyManaged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { newAcceptCredentials } from '../telephony/trunks/accept-credentials.ts';

export const renewTrunkCredentials = signedIn(ENDPOINTS.renewTrunkCredentials, async (deps, request, { trunkId }) => {
  const { store, telephony } = deps;
  const { tenantId, domain } = request.caller.account;
  const key = { tenantId, id: trunkId };
  const view = await store.trunks.inTenant(key);
  if (!view) return refuse({ code: 'request/not-found' });
  if (view.settings.registration.kind !== 'accept') return refuse({ code: 'trunk/does-not-accept' });
  const { shown, kept } = newAcceptCredentials(domain);
  const by = { ...actorOf(request), at: deps.now() };
  const changed = await store.trunks.renewCredentials({ ...key, version: view.version }, kept, by);
  const result = changed.ok ? 'ok' : changed.error.code;
  await telephonyManaged(deps.sink, by, { action: 'trunk.renew-credentials', subject: trunkId, result });
  if (!changed.ok) return refuse({ code: 'trunk/changed-meanwhile' });
  await telephony.trunks.reload(trunkId);
  return ok(shown);
});
