import { administeredCampaigns, type CampaignSettings, campaignSettings } from '@wpm/contract';
import type { Reference } from '@wpm/store';
import { entryHandlers } from './entry-handlers.ts';
import { reference } from './reference.ts';

export const campaignDraft = (settings: CampaignSettings) => ({
  name: settings.name,
  scope: '',
  settings,
  references: referencesOf(settings),
});

/** Campaigns (F45). */
export const campaigns = entryHandlers<CampaignSettings>(administeredCampaigns, {
  kind: 'campaign',
  settings: campaignSettings,
  draftOf: campaignDraft,
  changed: ({ telephony }, { tenantId, id }) => telephony.queues.campaignChanged(tenantId, id),
  announced: ({ realtime }, { tenantId, id }) => realtime.campaignChanged(tenantId, id),
  check:
    (id, { queue }) =>
    () =>
      queue.overflow.kind === 'campaign' && queue.overflow.campaignId === id
        ? { 'queue.overflow.campaignId': 'contradicts' }
        : {},
});

function referencesOf({ members, callerNumberId, hoursId, queue, sounds }: CampaignSettings): readonly Reference[] {
  const { overflow } = queue;
  return [
    ...Object.entries(sounds).flatMap(([played, id]) => reference(`sounds.${played}`, 'sound', id)),
    ...(overflow.kind === 'hang-up' ? reference('queue.overflow.announcement', 'sound', overflow.announcement) : []),
    ...reference('callerNumberId', 'number', callerNumberId),
    ...reference('hoursId', 'hours', hoursId),
    ...members.flatMap(({ accountId }, index) => reference(`members.${index}.accountId`, 'account', accountId)),
    ...(overflow.kind === 'campaign' ? reference('queue.overflow.campaignId', 'campaign', overflow.campaignId) : []),
    ...(overflow.kind === 'account' ? reference('queue.overflow.accountId', 'account', overflow.accountId) : []),
  ];
}
