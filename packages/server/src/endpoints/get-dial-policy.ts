import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const getDialPolicy = signedIn(ENDPOINTS.getDialPolicy, async ({ store }, { caller }) =>
  ok(await store.dialPolicies.inTenant(caller.account.tenantId)),
);
