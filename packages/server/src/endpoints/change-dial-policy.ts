import { ENDPOINTS } from '@wpm/contract';
import { telephonyManaged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';

export const changeDialPolicy = signedIn(ENDPOINTS.changeDialPolicy, async (deps, request, wanted) => {
  const by = { ...actorOf(request), at: deps.now() };
  const { tenantId } = request.caller.account;
  const changed = await deps.store.dialPolicies.change(tenantId, wanted, by);
  const result = changed.ok ? 'ok' : changed.error.code;
  await telephonyManaged(deps.sink, by, { action: 'dial-policy.change', result });
  if (changed.ok) deps.telephony.trunks.dialPolicyChanged(tenantId);
  return changed;
});
