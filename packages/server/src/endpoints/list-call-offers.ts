import { ENDPOINTS, callOffer } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

/** Another tenant's call is answered exactly like one that does not exist. */
export const listCallOffers = signedIn(ENDPOINTS.listCallOffers, async ({ store }, { caller }, { callId }) => {
  const { tenantId } = caller.account;
  if (!(await store.calls.isOfTenant(tenantId, callId))) return refuse({ code: 'request/not-found' });
  const offers = await store.calls.offersOf(tenantId, callId);
  return ok({
    offers: offers.map(({ chosenAt, rangAt, endedAt, ...offer }) =>
      callOffer.parse({
        ...offer,
        chosenAt: chosenAt.toISOString(),
        rangAt: rangAt?.toISOString() ?? null,
        endedAt: endedAt?.toISOString() ?? null,
      }),
    ),
  });
});
