import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentMyCampaign } from '../presenters/my-campaign.ts';

export const tickMyCampaigns = signedIn(ENDPOINTS.tickMyCampaigns, async (deps, { caller }, { ticked }) => {
  const { store, telephony } = deps;
  const { tenantId, id } = caller.account;
  const changed = await store.queues.tick({ tenantId, id }, ticked);
  await telephony.queues.ticked({ tenantId, id }, new Map(changed.map((each) => [each, ticked.includes(each)])));
  if (changed.length > 0) deps.realtime.boardChanged(tenantId);
  deps.realtime.campaignsTicked(id, changed);
  return ok({ items: (await store.queues.campaignsOf(tenantId, id)).map(presentMyCampaign) });
});
