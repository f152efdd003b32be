import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { telephonyManaged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';

export const removeTrunk = signedIn(ENDPOINTS.removeTrunk, async (deps, request, { trunkId }) => {
  const { store, telephony } = deps;
  const key = { tenantId: request.caller.account.tenantId, id: trunkId };
  if (!(await store.trunks.inTenant(key))) return refuse({ code: 'request/not-found' });
  const { inbound, outbound } = telephony.trunks.standingOf(trunkId).calls;
  const by = { ...actorOf(request), at: deps.now() };
  const result = inbound + outbound > 0 ? 'trunk/carries-calls' : 'ok';
  if (result === 'ok') await store.trunks.remove(key, by);
  await telephonyManaged(deps.sink, by, { action: 'trunk.remove', subject: trunkId, result });
  if (result !== 'ok') return refuse({ code: result });
  await telephony.trunks.reload(trunkId);
  return ok({});
});
