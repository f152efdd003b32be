import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { supervisionSettled } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';

export const changeSupervisionPolicy = signedIn(ENDPOINTS.changeSupervisionPolicy, async (deps, request, policy) => {
  await deps.store.tenants.tellOfListening(request.caller.account.tenantId, policy.tellsOfListening);
  await supervisionSettled(deps.sink, actorOf(request), policy);
  return ok(policy);
});
