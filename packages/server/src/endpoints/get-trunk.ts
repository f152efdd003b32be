import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentTrunk } from '../presenters/trunk.ts';

export const getTrunk = signedIn(ENDPOINTS.getTrunk, async ({ store, telephony }, { caller }, { trunkId }) => {
  const view = await store.trunks.inTenant({ tenantId: caller.account.tenantId, id: trunkId });
  return view ? ok(presentTrunk(view, telephony.trunks.standingOf(trunkId))) : refuse({ code: 'request/not-found' });
});
