import { ENDPOINTS } from '@wpm/contract';
import { actorOf, signedIn } from '../../http/bind.ts';
import { callPlaced } from '../../placed-calls/call-placed.ts';

export const callMyOutbound = signedIn(ENDPOINTS.callMyOutbound, async (deps, request, { entryId }) => {
  const { id, tenantId } = request.caller.account;
  const placed = await deps.telephony.outbound.call({ id, tenantId }, entryId);
  await callPlaced(deps.sink, actorOf(request), { accountId: id, placed });
  return placed;
});
