import type { CallResult } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { Party } from '../party.ts';
import type { Destination } from '../ports.ts';
import type { Call, CallIn, End } from './call.ts';
import type { MessagePlan } from './message-plan.ts';
import type { Messaging } from './messaging.ts';
import { closed } from './segment.ts';
import { type Step, step } from './step.ts';
import { type CampaignCall, RESULT_OF, waitEnds } from './queued.ts';

type Unplaced = Omit<Call, 'phase'>;

/** A greeting is over long before; where the engine does not say so, the message begins then. */
const GREETING_MS = 310_000;

/** Whom somebody can call back, and whose message has a line to stand in: a customer whose number came along. */
export const leavesMessage = ({ kind, number }: Party): boolean => kind === 'outside' && /^\+\d{3,15}$/.test(number);

/** The customer is asked for a message: nobody has spoken to them, and nobody will in this call. */
export function messageEntered(
  call: Unplaced,
  { plan, box, result }: Omit<Extract<Destination, { kind: 'voicemail' }>, 'kind'>,
  customer: End,
  now: Instant,
): CallIn<'connected'> {
  const activity: Messaging = { kind: 'messaging', customer, stage: { kind: 'greeting', until: now + GREETING_MS } };
  return { ...call, message: { plan, box, result }, phase: { state: 'connected', answeredAt: null, activity } };
}

/** A call that reached no user is answered after all, for a message to them. @param missed whose part in it is over */
export function messageInstead(
  call: Unplaced,
  { to, missed }: { readonly to: Extract<Destination, { kind: 'voicemail' }>; readonly missed: Party },
  now: Instant,
): Step {
  const segments = closed(call.segments, missed, { result: to.result }, now);
  const next = messageEntered({ ...call, segments }, to, { leg: 'caller', party: call.caller }, now);
  return step(next, { kind: 'sound' }, { kind: 'save' }, { kind: 'answer-caller' });
}

type InQueue = {
  readonly campaign: CampaignCall;
  readonly customer: End;
  readonly left: 'out-of-hours' | 'waited-too-long';
};

/**
 * A customer of a campaign is asked for a message, and waits no more; undefined where none can be left: nobody could call them
 * back, or somebody has spoken to them. @param plan of the campaign; absent where it takes none
 */
export function messageToCampaign(
  call: CallIn<'connected'>,
  plan: MessagePlan | undefined,
  { campaign, customer, left }: InQueue,
  now: Instant,
): CallIn<'connected'> | undefined {
  if (!plan || call.phase.answeredAt !== null || !leavesMessage(customer.party)) return undefined;
  const { campaignId, name } = campaign.plan;
  const box = { kind: 'campaign', campaignId, name } as const;
  const result: CallResult = RESULT_OF[left];
  return messageEntered({ ...call, campaign: waitEnds(campaign, left, now) }, { plan, box, result }, customer, now);
}
