import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { telephonyManaged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { callPlaced } from '../../placed-calls/call-placed.ts';
import { userOf } from '../../placed-calls/user-of.ts';

export const callByTrunk = signedIn(ENDPOINTS.callByTrunk, async (deps, request, { trunkId, user, to }) => {
  const { tenantId } = request.caller.account;
  if (!(await deps.store.trunks.inTenant({ tenantId, id: trunkId }))) return refuse({ code: 'request/not-found' });
  const account = await userOf(deps, request.caller, user, 'telephony:manage');
  if (!account.ok) return account;
  const accountId = account.value.id;
  const placed = await deps.telephony.placing.place({ tenantId, accountId, dialled: to, trunkId });
  const actor = actorOf(request);
  await callPlaced(deps.sink, actor, { accountId, placed });
  const result = placed.ok ? 'ok' : placed.error.code;
  await telephonyManaged(deps.sink, actor, { action: 'trunk.test', subject: trunkId, result });
  return placed.ok ? ok({ callId: placed.value.callId }) : placed;
});
