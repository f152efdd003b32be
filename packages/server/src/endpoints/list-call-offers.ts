import { ENDPOINTS, type KeptPlace, callOffer, callWake } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import type { KeptPlaceFate } from '@wpm/store';
import { signedIn } from '../http/bind.ts';

/** Another tenant's call is answered exactly like one that does not exist. */
export const listCallOffers = signedIn(ENDPOINTS.listCallOffers, async ({ store }, { caller }, { callId }) => {
  const { tenantId } = caller.account;
  if (!(await store.calls.isOfTenant(tenantId, callId))) return refuse({ code: 'request/not-found' });
  const [offers, wakes, { place, callBackOf }] = await Promise.all([
    store.calls.offersOf(tenantId, callId),
    store.callWakes.ofCall(tenantId, callId),
    store.keptPlaces.ofCall(tenantId, callId),
  ]);
  return ok({
    keptPlace: place && presentKeptPlace(place),
    callBackOf,
    offers: offers.map(({ chosenAt, rangAt, endedAt, ...offer }) =>
      callOffer.parse({
        ...offer,
        chosenAt: chosenAt.toISOString(),
        rangAt: rangAt?.toISOString() ?? null,
        endedAt: endedAt?.toISOString() ?? null,
      }),
    ),
    wakes: wakes.map(({ accountId, agent, outcome, pushedAt, acceptedAt, wokeAt, registeredAt, endedAt }) =>
      callWake.parse({
        accountId,
        agent,
        outcome,
        pushedAt: pushedAt.toISOString(),
        acceptedAt: acceptedAt?.toISOString() ?? null,
        wokeAt: wokeAt?.toISOString() ?? null,
        registeredAt: registeredAt?.toISOString() ?? null,
        endedAt: endedAt?.toISOString() ?? null,
      }),
    ),
  });
});

function presentKeptPlace({ attempts, endedAt, endedHow, endedCallId }: KeptPlaceFate): KeptPlace {
  const ended = endedAt && endedHow && { how: endedHow, at: endedAt.toISOString(), callId: endedCallId };
  return { attempts, ended };
}
