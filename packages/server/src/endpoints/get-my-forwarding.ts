import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const getMyForwarding = signedIn(ENDPOINTS.getMyForwarding, async ({ store }, { caller: { account } }) =>
  ok(await store.forwardings.inTenant({ tenantId: account.tenantId, accountId: account.id })),
);
