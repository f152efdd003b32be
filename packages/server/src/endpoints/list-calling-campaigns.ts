import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const listCallingCampaigns = signedIn(ENDPOINTS.listCallingCampaigns, async ({ store }, { caller }) => {
  const { tenantId, id } = caller.account;
  return ok({ items: [...(await store.queues.callingCampaignsOf(tenantId, id))] });
});
