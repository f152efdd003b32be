import { type Instant, assertNever } from '@wpm/kernel';
import type { QueueExit } from '@wpm/contract';
import type { CallIn, Ended, LegId, Refused } from './call.ts';
import { over } from './over.ts';
import { pickUpRinging, pickUpTalking } from './pick-up.ts';
import { messageToCampaign } from './message-begins.ts';
import { numberIsLeft, offerIsTold, offerTo } from './leave-number.ts';
import { at, parting, queueChanges } from './queue-begins.ts';
import { type CampaignCall, type Queued, RESULT_OF, openOffersEnd, waitEnds } from './queued.ts';
import { overflowBegins, overflowRefused, overflowTimeUp, userTakesMessage } from './queue-overflow.ts';
import { deviceWoke, offerGoesOn, offering } from './queue-offer.ts';
import type { AtPhones } from './queue-offered.ts';
import { offerAnswered, offerTimeUp, phoneProgressed, phoneRefused, withdrawn } from './queue-phones.ts';
import { givingUp, has } from './rounds.ts';
import { allClosed } from './segment.ts';
import { type Effect, type Happening, type PickUp, type Presence, type QueueInput, type Step, step } from './step.ts';
import { LEFT } from './while-ringing.ts';

type Connected = CallIn<'connected'>;

/** A customer waits in a queue, hears music, and is offered to agents until one answers (F45). Nobody else can end it. */
export function whileQueued(call: Connected, activity: Queued, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'progress':
      return phoneProgressed(call, activity, input.leg, now);
    case 'answered':
      return offerAnswered(call, activity, input.leg, now);
    case 'refused':
      return onRefused(call, activity, input, now);
    case 'hung-up':
      return onHungUp(call, activity, input, now);
    case 'cancelled':
      return queueLeft(call, activity, { left: 'abandoned', gone: 'caller', cause: null }, now);
    case 'lost':
      return onLost(call, activity, input.leg, now);
    case 'picked-up':
      return onPickedUp(call, activity, input, now);
    case 'time':
      return onTime(call, activity, now);
    case 'resumed':
      return onResumed(call, activity, now);
    case 'hold':
    case 'found':
      return step(call);
    default:
      return assertNever(input);
  }
}

/** What the queues decide: whom the call is offered to, that an agent is not to be had any more, where it overflows to. */
export function onQueueInput(call: Connected, input: QueueInput, now: Instant): Step {
  const { activity } = call.phase;
  if (activity.kind !== 'queued') return step(call);
  switch (input.kind) {
    case 'offering':
      return activity.stage.kind === 'waiting' ? offering(call, input) : step(call);
    case 'offer':
      return offerGoesOn(call, activity, input, now);
    case 'woke':
      return deviceWoke(call, activity, input.party, now);
    case 'withdrawn':
      return goneOn(call, withdrawn(call, activity, input.accountId, now), now);
    case 'overflowed':
      return onOverflowed(call, activity, input, now);
    default:
      return assertNever(input);
  }
}

/** A key the customer pressed while they wait. */
export const keyWhileQueued = (call: Connected, activity: Queued, { leg, key }: KeyPressed, now: Instant): Step =>
  leg === activity.customer.leg
    ? (unrecordedBy(call, activity, key) ?? numberIsLeft(call, activity, key, now))
    : step(call);

/** The key by which a customer goes on unrecorded (F39), where there is one and nothing is recorded yet; undefined for any other. */
function unrecordedBy(call: Connected, { stage }: Queued, key: string): Step | undefined {
  const { records, unrecorded } = call.campaign?.plan ?? {};
  if (!records || key !== unrecorded?.key || call.recording !== null || call.unrecorded) return undefined;
  if (stage.kind === 'parting') return undefined;
  return step({ ...call, unrecorded: true }, { kind: 'tell', what: unrecorded.told }, { kind: 'note' });
}

type KeyPressed = { readonly leg: LegId; readonly key: string };

/** What is heard of the customer's phone, and that what was said to them is over. */
export function presentWhileQueued(call: Connected, activity: Queued, input: Presence, now: Instant): Step {
  const { customer, stage } = activity;
  if (input.kind === 'vanished') return onHungUp(call, activity, { leg: input.leg, cause: null }, now);
  if (input.kind !== 'played' || input.leg !== customer.leg) return step(call);
  if (stage.kind === 'opening') return opened(call, activity);
  // What they were told of their place: the music goes on.
  if (stage.kind === 'waiting' || stage.kind === 'offered') return step(call, { kind: 'sound' });
  return stage.kind === 'parting' ? queueLeft(call, activity, { left: stage.left }, now) : step(call);
}

/** Everything that had to be said first is said: the customer waits. */
const opened = (call: Connected, activity: Queued): Step =>
  step(at(call, activity, { kind: 'waiting' }), { kind: 'sound' }, { kind: 'note' });

type Leaving = {
  readonly left: QueueExit;
  readonly gone?: LegId;
  readonly cause?: Ended['cause'];
};

/** The call ends in the queue: nobody spoke, unless somebody had before. */
function queueLeft(call: Connected, activity: Queued, { left, gone, cause = null }: Leaving, now: Instant): Step {
  const { stage } = activity;
  const { campaign } = call;
  if (!campaign) return step(call);
  const why = stage.kind === 'parting' ? stage.left : left;
  const ended = waitEnds(campaign, why, now);
  const by = gone === undefined ? 'platform' : activity.side === 'callee' ? 'caller' : 'callee';
  return over({ ...call, campaign: ended }, { by, gone: gone ?? null, cause, result: RESULT_OF[why] }, now);
}

function onHungUp(
  call: Connected,
  activity: Queued,
  { leg, cause }: { readonly leg: LegId; readonly cause: Ended['cause'] },
  now: Instant,
): Step {
  if (leg === activity.customer.leg) return queueLeft(call, activity, { left: 'abandoned', gone: leg, cause }, now);
  return onRefused(call, activity, { leg, refused: LEFT }, now);
}

function onRefused(
  call: Connected,
  activity: Queued,
  { leg, refused }: { readonly leg: LegId; readonly refused: Refused },
  now: Instant,
): Step {
  const { stage } = activity;
  const after =
    stage.kind === 'offered' && stage.to === 'overflow'
      ? overflowRefused(call, activity, { stage, leg, refused }, now)
      : phoneRefused(call, activity, { leg, refused }, now);
  return goneOn(call, after, now);
}

/** Media that died ends the call where it is the customer's, and an offer where it is only a phone's that rings. */
function onLost(call: Connected, activity: Queued, leg: LegId | undefined, now: Instant): Step {
  if (leg === undefined || leg === activity.customer.leg) return queueLeft(call, activity, { left: 'failed' }, now);
  const { next, effects } = onRefused(call, activity, { leg, refused: LEFT }, now);
  return step(next, { kind: 'give-up', leg }, ...effects);
}

function onPickedUp(call: Connected, activity: Queued, input: PickUp, now: Instant): Step {
  const { stage } = activity;
  if (stage.kind !== 'offered' || !has(stage.rings, input.replaced)) return pickUpTalking(call, input, now);
  const offered = stage.offered.map((each) =>
    each.legs.includes(input.replaced) ? { ...each, legs: [...each.legs, input.by] } : each,
  );
  return pickUpRinging(input, call.tried, (also) =>
    offerAnswered(call, { ...activity, stage: { ...stage, offered, rings: also(stage.rings) } }, input.by, now),
  );
}

function onTime(call: Connected, activity: Queued, now: Instant): Step {
  const { stage } = activity;
  const { campaign } = call;
  switch (stage.kind) {
    case 'opening':
      return now < stage.until ? step(call) : opened(call, activity);
    case 'waiting':
      return campaign ? whileWaiting(call, activity, campaign, now) : step(call);
    case 'offered':
      return now < stage.rings.giveUpAt ? step(call) : goneOn(call, timeUp(call, activity, stage, now), now);
    case 'overflowing':
      return step(call);
    case 'parting':
      return now < stage.until ? step(call) : queueLeft(call, activity, { left: stage.left }, now);
    default:
      return assertNever(stage);
  }
}

/** Too long is too long, though not while a phone rings; now and then the customer is told how long it will take. */
function whileWaiting(call: Connected, activity: Queued, campaign: CampaignCall, now: Instant): Step {
  const { waitUntil, tellAt, offerAt = null, plan } = campaign;
  if (waitUntil !== null && now >= waitUntil) return overflows(call, activity, campaign, now);
  const offered = offerAt !== null && now >= offerAt ? offerTo(campaign, activity) : undefined;
  if (offered) return offerIsTold(call, campaign, offered, now);
  if (tellAt === null || now < tellAt) return withoutOffer(call, campaign, now);
  return step({ ...call, campaign: { ...campaign, tellAt: now + plan.everyMs } }, { kind: 'tell-place' });
}

/** Who cannot be called back is told nothing of it. */
const withoutOffer = (call: Connected, campaign: CampaignCall, now: Instant): Step =>
  step((campaign.offerAt ?? now + 1) <= now ? { ...call, campaign: { ...campaign, offerAt: null } } : call);

/** It waited too long: it goes where the campaign says. One that would come back to where it was is let go. */
function overflows(call: Connected, activity: Queued, campaign: CampaignCall, now: Instant): Step {
  const { overflow, campaignId } = campaign.plan;
  const wasThere =
    overflow.kind === 'campaign' && [...campaign.before, campaignId].some((each) => each === overflow.campaignId);
  const { customer } = activity;
  const message = overflow.kind === 'voicemail' ? campaign.plan.messages?.tooLong : undefined;
  const asked = messageToCampaign(call, message, { campaign, customer, left: 'waited-too-long' }, now);
  if (asked) return step(asked, { kind: 'sound' }, { kind: 'save' });
  // Who is still being woken for it comes too late.
  const left: Connected = { ...call, campaign: openOffersEnd(campaign, 'withdrawn', now) };
  if (overflow.kind === 'hang-up' || overflow.kind === 'voicemail' || wasThere) return partFrom(left, activity, now);
  return step(at(left, activity, { kind: 'overflowing' }), { kind: 'note' }, { kind: 'overflow', to: overflow });
}

const partFrom = (call: Connected, activity: Queued, now: Instant): Step =>
  step(parting(call, activity, { left: 'waited-too-long', now }), { kind: 'sound' }, { kind: 'note' });

const timeUp = (call: Connected, activity: Queued, stage: AtPhones, now: Instant): Step =>
  stage.to === 'overflow' ? overflowTimeUp(call, activity, stage, now) : offerTimeUp(call, activity, now);

/** Where an overflow goes: another queue, somebody's phones, or nowhere. */
function onOverflowed(
  call: Connected,
  activity: Queued,
  { to }: Extract<QueueInput, { kind: 'overflowed' }>,
  now: Instant,
): Step {
  if (activity.stage.kind !== 'overflowing') return step(call);
  if (to.kind === 'queue' && to.isOpen) return queueChanges(call, activity, to.plan, now);
  if (to.kind === 'ring') return overflowBegins(call, activity, to, now);
  const asked = to.kind === 'voicemail' ? userTakesMessage(call, activity, to, now) : undefined;
  return asked ?? partFrom(call, activity, now);
}

/** After an offer that came to nothing the customer waits again, or, where that was the overflow, is let go. */
function goneOn(before: Connected, after: Step, now: Instant): Step {
  const { next, effects } = after;
  const activity = next.phase.state === 'connected' ? next.phase.activity : undefined;
  if (activity?.kind !== 'queued' || activity.stage.kind !== 'waiting') return after;
  const { activity: was } = before.phase;
  const wasOverflow = was.kind === 'queued' && was.stage.kind === 'offered' && was.stage.to === 'overflow';
  if (!wasOverflow || next.phase.state !== 'connected') return after;
  const parted = partFrom({ ...next, phase: next.phase }, activity, now);
  return step(parted.next, ...effects, ...parted.effects);
}

/** Something is said at this point, or may have been: that it is over went unheard, so that it is said again. */
const isSaid = ({ campaign }: Connected, { stage }: Queued): boolean =>
  stage.kind === 'opening' || stage.kind === 'parting' || campaign?.plan.tells !== 'nothing';

/** What rang was lost with the platform, the music was not: the customer goes on waiting, at the place of before. */
function onResumed(call: Connected, activity: Queued, now: Instant): Step {
  const { stage } = activity;
  if (stage.kind === 'overflowing' && call.campaign) {
    return step(call, { kind: 'overflow', to: stage.to ?? call.campaign.plan.overflow });
  }
  if (stage.kind !== 'offered' || !call.campaign) {
    const campaign = call.campaign && openOffersEnd(call.campaign, 'withdrawn', now);
    return step(
      { ...call, ...(campaign && { campaign }) },
      ...(isSaid(call, activity) ? [{ kind: 'sound' } as const] : []),
    );
  }
  const segments = allClosed(call.segments, 'cancelled', { answered: false, now });
  const back = { ...call, segments, campaign: openOffersEnd(call.campaign, 'withdrawn', now) };
  const gone: readonly Effect[] = givingUp(stage.rings);
  if (stage.to === 'agents') return step(at(back, activity, { kind: 'waiting' }), ...gone, { kind: 'note' });
  const { next, effects } = partFrom(back, activity, now);
  return step(next, ...gone, ...effects);
}
