import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const getForwardingOf = signedIn(ENDPOINTS.getForwardingOf, async ({ store }, { caller }, { accountId }) => {
  const { tenantId } = caller.account;
  const owner = await store.accounts.byId(accountId);
  if (owner?.tenantId !== tenantId || owner.kind === null) return refuse({ code: 'request/not-found' });
  return ok(await store.forwardings.inTenant({ tenantId, accountId }));
});
