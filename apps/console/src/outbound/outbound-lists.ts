import { type OutboundListSettings, outboundListSettings } from '@wpm/contract';
import { type Entry, entriesBy } from '../administration/entries.ts';
import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { OutboundActions } from './outbound-actions.tsx';
import { OutboundCampaign, OutboundMode, OutboundState } from './outbound-cells.tsx';
import { OutboundForm } from './outbound-form.tsx';

const ANY = '00000000-0000-4000-8000-000000000000';
/** The contract says what a list is until something else is set. */
const FIRST: OutboundListSettings = {
  ...outboundListSettings.parse({ name: 'x', campaignId: ANY }),
  name: '',
  campaignId: '',
};

/** Lists of customers that campaigns call (F45). */
export const OUTBOUND_LISTS: Noun<Entry<OutboundListSettings>, OutboundListSettings> = {
  kind: 'outboundLists',
  reading: 'directory:read',
  managing: 'directory:manage',
  ...entriesBy<OutboundListSettings, OutboundListSettings>({
    list: client.listOutboundLists,
    get: client.getOutboundList,
    create: client.createOutboundList,
    change: client.changeOutboundList,
    remove: client.removeOutboundList,
  }),
  nameOf: ({ settings }) => settings.name,
  columns: [
    { id: 'campaign', Cell: OutboundCampaign },
    { id: 'mode', Cell: OutboundMode, order: ({ settings }) => settings.mode },
    { id: 'state', Cell: OutboundState, order: ({ settings }) => Number(!settings.enabled) },
  ],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: OutboundForm,
  Actions: OutboundActions,
};
