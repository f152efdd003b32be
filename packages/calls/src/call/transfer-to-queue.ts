import type { Instant } from '@wpm/kernel';
import type { CallIn, End, LegId, Side } from './call.ts';
import type { AccountParty, Party } from '../party.ts';
import type { Destination } from '../ports.ts';
import { up } from './over.ts';
import { parting, waitingFrom } from './queue-begins.ts';
import type { WrapUpPlan } from './queue-plan.ts';
import type { CampaignCall, Queued } from './queued.ts';
import { closed, ofBefore, openPartOf } from './segment.ts';
import { type Effect, type Step, step } from './step.ts';

/** Who hands a customer on to a campaign, and which. */
export type ToQueue = {
  readonly side: Side;
  readonly by: LegId;
  readonly initiator: AccountParty;
  readonly transferred: End;
  readonly recipient: Party;
  readonly queue: Extract<Destination, { kind: 'queue' }>;
  /** By REFER: the phone is told that it is done. */
  readonly stays: boolean;
};

/**
 * Hands a customer on to a campaign (F33): they wait in its queue as if they had called there, and who handed them on is done.
 * They have been greeted, and know that they are recorded: nothing is said first.
 */
export function transferToQueue(
  call: CallIn<'connected'>,
  { side, by, initiator, transferred, recipient, queue, stays }: ToQueue,
  now: Instant,
): Step {
  const { plan, isOpen } = queue;
  const former = {
    segment: openPartOf(call.segments, initiator.accountId)?.number ?? 0,
    wrapUp: wrapUpIn(call),
  };
  const campaign: CampaignCall = {
    offers: call.campaign?.offers ?? [],
    waitedMs: call.campaign?.waitedMs ?? 0,
    plan,
    enteredAt: now,
    ahead: false,
    waitingSince: now,
    ...waitingFrom(plan, now),
    before: [],
    left: null,
    former,
  };
  const activity: Queued = { kind: 'queued', side, customer: transferred, stage: { kind: 'waiting' } };
  const segments = closed(call.segments, initiator, { result: 'answered', transferredTo: recipient }, now);
  const queued = up({ ...call, campaign, segments: ofBefore(segments, campaignOf(call)) }, activity);
  const next = isOpen ? queued : parting(queued, activity, { left: 'out-of-hours', now });
  const told: Effect[] = stays ? [{ kind: 'tell-initiator', leg: by, what: 'answered' }] : [];
  const leaving: Effect[] = [
    { kind: 'hang-up', leg: by },
    { kind: 'remove', leg: by },
  ];
  return step(next, { kind: 'sound' }, { kind: 'save' }, ...told, ...leaving);
}

const wrapUpIn = ({ campaign, madeIn }: CallIn<'connected'>): WrapUpPlan =>
  campaign?.plan.wrapUp ?? madeIn?.wrapUp ?? { kind: 'off' };

const campaignOf = ({ campaign, madeIn }: CallIn<'connected'>) => ({
  campaignId: campaign?.plan.campaignId ?? madeIn?.campaignId ?? null,
});
