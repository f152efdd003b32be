import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentDays } from '../../presenters/call-report.ts';
import { presentRecording } from '../../presenters/recording.ts';

export const listRecordings = signedIn(ENDPOINTS.listRecordings, async ({ store, now }, { caller }, input) => {
  const { tenantId } = caller.account;
  const { period, first, last, ...filter } = input;
  const days = await store.reports.daysOf(tenantId, { period, first, last }, now());
  const page = await store.recordings.page(tenantId, { ...filter, from: days.from, until: days.until });
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  return ok({ items: page.value.items.map(presentRecording), next: page.value.next, days: presentDays(days) });
});
