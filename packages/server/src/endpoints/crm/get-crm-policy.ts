import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';

export const getCrmPolicy = signedIn(ENDPOINTS.getCrmPolicy, async ({ store }, { caller }) =>
  ok(await store.crmPolicies.of(caller.account.tenantId)),
);
