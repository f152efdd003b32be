import { ENDPOINTS } from '@wpm/contract';
import { isRecallTime } from '@wpm/directory';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentRecall } from '../../presenters/recall.ts';

export const planRecall = signedIn(ENDPOINTS.planRecall, async (deps, { caller }, wish) => {
  const { id: accountId, tenantId } = caller.account;
  const [at, now] = [new Date(wish.at), deps.now()];
  if (!isRecallTime(at, now)) return refuse({ code: 'recall/wrong-time' });
  const own = await deps.store.queues.campaignsOf(tenantId, accountId);
  if (wish.campaignId !== null && !own.some(({ id }) => id === wish.campaignId)) {
    return refuse({ code: 'recall/no-campaign' });
  }
  const { number, name, campaignId } = wish;
  const isAnyones = wish.for === 'anyone' && campaignId !== null;
  const of = { tenantId, number, name, campaignId, callId: null, note: wish.note || null, by: accountId, at: now };
  const planned = await deps.store.recalls.plan(of, { accountId: isAnyones ? null : accountId, at });
  if (!planned.ok) return planned;
  const row = await deps.store.recalls.byId(tenantId, planned.value);
  return row ? ok(presentRecall(row, now)) : refuse({ code: 'request/not-found' });
});
