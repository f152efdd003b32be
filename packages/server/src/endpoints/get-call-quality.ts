import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

/** Another tenant's call is answered exactly like one that does not exist. */
export const getCallQuality = signedIn(ENDPOINTS.getCallQuality, async ({ store }, { caller }, { callId }) => {
  const { tenantId } = caller.account;
  if (!(await store.calls.isOfTenant(tenantId, callId))) return refuse({ code: 'request/not-found' });
  const legs = await store.calls.qualityOf(tenantId, callId);
  return ok({ legs: legs.map(({ rtt, ...leg }) => ({ ...leg, rttMs: rtt })) });
});
