import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentTrunk } from '../presenters/trunk.ts';

export const listTrunks = signedIn(ENDPOINTS.listTrunks, async ({ store, telephony }, { caller }) => {
  const views = await store.trunks.ofTenant(caller.account.tenantId);
  return ok({ items: views.map((view) => presentTrunk(view, telephony.trunks.standingOf(view.id))) });
});
