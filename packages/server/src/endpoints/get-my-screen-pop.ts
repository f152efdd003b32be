import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const getMyScreenPop = signedIn(ENDPOINTS.getMyScreenPop, async ({ store }, { caller }) => {
  const { popTemplate, popWhen } = await store.crmPolicies.of(caller.account.tenantId);
  return ok({ template: popTemplate, when: popWhen });
});
