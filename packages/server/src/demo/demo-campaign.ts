import { campaignSettings, numberSettings } from '@wpm/contract';
import type { ChangedBy, Store } from '@wpm/store';
import { campaignDraft } from '../administration/campaigns.ts';
import { numberDraft } from '../administration/numbers.ts';

/** The demo's campaign and the number its customers call. */
export const DEMO_CAMPAIGN = { name: 'Infolinia', number: '+48221000100' } as const;
/** Who serves it, by their logins. */
const MEMBERS: readonly string[] = ['anna', 'jan'];

/** Gives the demo's tenant a campaign with a number and agents; who is *in queue* is offered its calls. @returns its id */
export async function addDemoCampaign(
  store: Pick<Store, 'accounts' | 'entries'>,
  by: ChangedBy & { readonly tenantId: string },
  newId: () => string,
): Promise<string> {
  const { tenantId } = by;
  const [campaignId, numberId] = [newId(), newId()];
  const agents = await Promise.all(MEMBERS.map((login) => store.accounts.byLogin(tenantId, login)));
  const members = agents.flatMap((agent) => (agent ? [{ accountId: agent.id }] : []));
  const campaign = campaignSettings.parse({
    name: DEMO_CAMPAIGN.name,
    direction: 'inbound',
    members,
    queue: { tells: 'position' },
  });
  await store.entries.create({ tenantId, kind: 'campaign', id: campaignId }, { draft: campaignDraft(campaign), by });
  const route = { kind: 'campaign', campaignId } as const;
  const number = numberSettings.parse({ number: DEMO_CAMPAIGN.number, label: DEMO_CAMPAIGN.name, route });
  await store.entries.create({ tenantId, kind: 'number', id: numberId }, { draft: numberDraft(number), by });
  return campaignId;
}
