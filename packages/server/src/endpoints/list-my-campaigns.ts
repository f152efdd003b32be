import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentMyCampaign } from '../presenters/my-campaign.ts';

export const listMyCampaigns = signedIn(ENDPOINTS.listMyCampaigns, async ({ store }, { caller }) => {
  const { tenantId, id } = caller.account;
  return ok({ items: (await store.queues.campaignsOf(tenantId, id)).map(presentMyCampaign) });
});
