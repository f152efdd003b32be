import { administeredOutboundLists, type OutboundListSettings, outboundListSettings } from '@wpm/contract';
import { entryHandlers } from './entry-handlers.ts';
import { reference } from './reference.ts';

export const outboundListDraft = (settings: OutboundListSettings) => ({
  name: settings.name,
  scope: '',
  settings,
  references: [
    ...reference('campaignId', 'campaign', settings.campaignId),
    ...reference('hoursId', 'hours', settings.hoursId),
  ],
});

/** Lists of customers a campaign calls (F45). */
export const outboundLists = entryHandlers<OutboundListSettings>(administeredOutboundLists, {
  kind: 'outbound-list',
  settings: outboundListSettings,
  draftOf: outboundListDraft,
  changed: async ({ telephony }) => telephony.outbound.wake(),
});
