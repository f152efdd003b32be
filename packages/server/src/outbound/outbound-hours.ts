import { type OutboundListSettings, hoursSettings } from '@wpm/contract';
import { type Schedule, isOpenAt } from '@wpm/directory';
import type { CampaignBook } from '../queues/campaign-book.ts';

/** When customers are called where nobody said it: decent hours of working days, by the clock of the tenant's zone. */
export function decentHours(timeZone: string): Schedule {
  const week = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], open: [{ from: '08:00', to: '20:00' }] }];
  return { hours: hoursSettings.parse({ name: 'decent', timeZone, week }), holidays: null };
}

/** What of a list says when it calls. */
export type ListHours = {
  readonly tenantId: string;
  readonly timeZone: string;
  readonly campaignHoursId: string | null;
} & Pick<OutboundListSettings, 'hoursId'>;

/** Whether the customers of a list may be called now. Hours that are gone, or disabled, are never open. */
export async function mayCallNow(
  book: Pick<CampaignBook, 'schedule'>,
  { tenantId, timeZone, hoursId, campaignHoursId }: ListHours,
  now: Date,
): Promise<boolean> {
  const named = hoursId ?? campaignHoursId;
  const schedule = named === null ? decentHours(timeZone) : await book.schedule(tenantId, named);
  return schedule !== undefined && isOpenAt(schedule, now);
}
