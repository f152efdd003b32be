import type { Instant } from '@wpm/kernel';
import type { CallBack, Destination } from '../ports.ts';
import type { Call, CallIn, End, Side } from './call.ts';
import { messageToCampaign } from './message-begins.ts';
import { up } from './over.ts';
import type { QueuePlan } from './queue-plan.ts';
import { type CampaignCall, type QueueStage, type Queued, openOffersEnd } from './queued.ts';
import { type Effect, type Step, step } from './step.ts';

/** An opening is over long before; where the engine does not say so, the customer is in the queue then. */
const OPENING_MS = 60_000;

type Unplaced = Omit<Call, 'phase'>;
type ToQueue = Omit<Extract<Destination, { kind: 'queue' }>, 'kind'>;

/**
 * A call comes to a campaign: it is answered at once, so that the customer hears us as long as it takes (a network gives up on
 * one that only rings), and waits. @param isOpen whether the campaign has its hours
 */
export function queueBegins(call: Unplaced, queue: ToQueue, now: Instant): Step {
  const next = queueEntered(call, queue, { leg: 'caller', party: call.caller }, now);
  return step(next, { kind: 'sound' }, { kind: 'save' }, { kind: 'answer-caller' });
}

/** A customer who called comes into a campaign's queue, or hears that it is closed. */
export function queueEntered(
  call: Unplaced,
  { plan, isOpen, since }: ToQueue,
  customer: End,
  now: Instant,
): CallIn<'connected'> {
  const campaign: CampaignCall = {
    ...entered(plan, now),
    enteredAt: since ?? now,
    offers: [],
    before: [],
    waitedMs: 0,
    left: null,
  };
  const activity: Queued = { kind: 'queued', side: 'callee', customer, stage: { kind: 'waiting' } };
  const connected: CallIn<'connected'> = {
    ...call,
    campaign,
    phase: { state: 'connected', answeredAt: null, activity },
  };
  if (isOpen) return begun(connected, activity, now);
  const asked = messageToCampaign(connected, plan.messages?.closed, { campaign, customer, left: 'out-of-hours' }, now);
  return asked ?? parting(connected, activity, { left: 'out-of-hours', now });
}

/** A customer comes into a campaign's queue. */
const entered = (plan: QueuePlan, now: Instant): Omit<CampaignCall, 'offers' | 'before' | 'waitedMs' | 'left'> => ({
  plan,
  enteredAt: now,
  ahead: false,
  waitingSince: now,
  ...waitingFrom(plan, now),
});

export const waitingFrom = ({ maxWaitMs, tells, everyMs, leaveNumber }: QueuePlan, now: Instant) => ({
  waitUntil: maxWaitMs === null ? null : now + maxWaitMs,
  tellAt: tells === 'nothing' ? null : now + everyMs,
  offerAt: leaveNumber ? now + leaveNumber.afterMs : null,
});

/** The call to a customer who kept their place is one of the campaign: its agents answer for it, and nobody waits in it. */
export function promised({ plan, enteredAt, placeId, callId }: CallBack): Pick<Call, 'campaign' | 'callBack'> {
  const place = { enteredAt, ahead: false, waitingSince: null, waitUntil: null, tellAt: null };
  const campaign: CampaignCall = { plan, ...place, waitedMs: 0, offers: [], before: [], left: 'called-back' };
  return { campaign, callBack: { placeId, callId } };
}

/** What is to be said first is said; or nothing is, and the customer waits. */
function begun(call: CallIn<'connected'>, activity: Queued, now: Instant): CallIn<'connected'> {
  const isOpened = call.campaign?.plan.sounds.opening === null;
  return at(call, activity, isOpened ? { kind: 'waiting' } : { kind: 'opening', until: now + OPENING_MS });
}

export const at = (call: CallIn<'connected'>, activity: Queued, stage: QueueStage): CallIn<'connected'> =>
  up(call, { ...activity, stage });

/** What is said at the end is over long before; where the engine does not say so, the call ends then. */
const PARTING_MS = 30_000;

/** The customer hears why, and then the call ends: whoever is still being woken for it comes too late. */
export function parting(
  call: CallIn<'connected'>,
  activity: Queued,
  { left, now }: { readonly left: Extract<QueueStage, { kind: 'parting' }>['left']; readonly now: Instant },
): CallIn<'connected'> {
  const campaign = call.campaign && openOffersEnd(call.campaign, 'abandoned', now);
  const known = { ...call, ...(campaign && { campaign }) };
  return at(known, activity, { kind: 'parting', left, until: now + PARTING_MS });
}

/** The call goes on in the queue of another campaign: from its beginning, but with the place of its first coming. */
export function queueChanges(call: CallIn<'connected'>, activity: Queued, plan: QueuePlan, now: Instant): Step {
  const { campaign } = call;
  if (!campaign) return step(call);
  const before = [...campaign.before, campaign.plan.campaignId];
  const moved: CampaignCall = { ...openOffersEnd(campaign, 'withdrawn', now), plan, before, ...waitingFrom(plan, now) };
  return step(begun({ ...call, campaign: moved }, activity, now), { kind: 'sound' }, { kind: 'note' });
}

/**
 * A customer of a campaign whom nobody is left to talk with comes before everybody else in its queue (semantics, promise 1);
 * undefined for a call that has no queue. @param effects what is to be done first
 */
export function backToQueue(
  call: CallIn<'connected'>,
  { side, customer }: { readonly side: Side; readonly customer: End },
  now: Instant,
  effects: readonly Effect[] = [],
): Step | undefined {
  const { campaign } = call;
  if (!campaign || customer.party.kind === 'account') return undefined;
  const again: CampaignCall = { ...campaign, ahead: true, waitingSince: now, ...waitingFrom(campaign.plan, now) };
  const activity: Queued = { kind: 'queued', side, customer, stage: { kind: 'waiting' } };
  return step(up({ ...call, campaign: again }, activity), ...effects, { kind: 'sound' }, { kind: 'save' });
}
