import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { changedBy } from '../../administration/change.ts';
import { directoryChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';

export const changeCrmPolicy = signedIn(ENDPOINTS.changeCrmPolicy, async (deps, request, policy) => {
  await deps.store.crmPolicies.change(request.caller.account.tenantId, policy, changedBy(deps, request));
  await directoryChanged(deps.sink, actorOf(request), { action: 'crm-policy.change', result: 'ok' });
  return ok(policy);
});
