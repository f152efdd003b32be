import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const getSupervisionPolicy = signedIn(ENDPOINTS.getSupervisionPolicy, async ({ store }, { caller }) =>
  ok({ tellsOfListening: await store.tenants.tellsOfListening(caller.account.tenantId) }),
);
