import { isOverLimit } from '@wpm/acd';
import { type OutboundListSettings, type OutboundStanding, outboundListSettings } from '@wpm/contract';
import type { Clock } from '@wpm/kernel';
import type { Store, WorkableList } from '@wpm/store';
import type { CampaignBook } from '../queues/campaign-book.ts';
import { mayCallNow } from './outbound-hours.ts';

/** A list that runs, with its settings and whether it is its hours. */
export type ReadList = Omit<WorkableList, 'settings'> & {
  readonly settings: OutboundListSettings;
  /** Of its campaign, against others. */
  readonly priority: number;
  readonly isOpen: boolean;
};

type Deps = {
  readonly store: Pick<Store, 'outbound'>;
  readonly campaigns: Pick<CampaignBook, 'byId' | 'schedule'>;
  readonly clock: Clock;
};

/** The lists of all tenants that run and have something to do; `only`: this one, whether it has or not. */
export async function readLists({ store, campaigns, clock }: Deps, only?: string): Promise<readonly ReadList[]> {
  const now = new Date(clock.now());
  const lists: ReadList[] = [];
  for (const { settings: written, ...list } of await store.outbound.workable(now, only)) {
    const settings = outboundListSettings.parse(written);
    const campaign = await campaigns.byId(list.tenantId, list.campaignId);
    if (!campaign) continue;
    const { hoursId: campaignHoursId, priority } = campaign.settings;
    const hours = { tenantId: list.tenantId, timeZone: list.timeZone, hoursId: settings.hoursId, campaignHoursId };
    lists.push({ ...list, settings, priority, isOpen: await mayCallNow(campaigns, hours, now) });
  }
  return lists;
}

/** What a list does that runs: what keeps it from calling anybody, if anything does. */
export function standingOf({ isOpen, settings: { mode, abandonedPercent }, today }: ReadList): OutboundStanding {
  if (!isOpen) return 'out-of-hours';
  return mode === 'progressive' && isOverLimit(today, abandonedPercent) ? 'over-limit' : 'calling';
}
