import { type CampaignSettings, campaignSettings } from '@wpm/contract';
import { type Entry, entriesBy } from '../administration/entries.ts';
import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { dialled } from '../numbers/dialled.ts';
import { CampaignMembers, CampaignState, CampaignStrategy, CampaignWait } from './campaign-cells.tsx';
import { CampaignCopy } from './campaign-copy.tsx';
import { CampaignForm } from './campaign-form.tsx';

/** The contract says what a campaign is until something else is set. */
const FIRST: CampaignSettings = { ...campaignSettings.parse({ name: 'x', direction: 'inbound' }), name: '' };

const methods = entriesBy<CampaignSettings, CampaignSettings>({
  list: client.listCampaigns,
  get: client.getCampaign,
  create: client.createCampaign,
  change: client.changeCampaign,
  remove: client.removeCampaign,
});

/** Campaigns (F45): who takes its calls, in which order and how long a customer waits; or which calls agents make. */
export const CAMPAIGNS: Noun<Entry<CampaignSettings>, CampaignSettings> = {
  kind: 'campaigns',
  reading: 'directory:read',
  managing: 'directory:manage',
  ...methods,
  save: (draft, known) => methods.save(withNumberDialled(draft), known),
  nameOf: ({ settings }) => settings.name,
  columns: [
    { id: 'members', Cell: CampaignMembers, order: ({ settings }) => settings.members.length },
    { id: 'strategy', Cell: CampaignStrategy, order: ({ settings }) => settings.strategy },
    { id: 'wait', Cell: CampaignWait, order: ({ settings }) => settings.queue.maxWaitSeconds },
    { id: 'state', Cell: CampaignState, order: ({ settings }) => Number(!settings.enabled) },
  ],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: CampaignForm,
  Actions: CampaignCopy,
};

/** The number customers are sent on to may be written as people write it. */
function withNumberDialled(draft: CampaignSettings): CampaignSettings {
  const { overflow } = draft.queue;
  if (overflow.kind !== 'number') return draft;
  return { ...draft, queue: { ...draft.queue, overflow: { ...overflow, number: dialled(overflow.number) } } };
}
