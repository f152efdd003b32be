import type { Call } from './call.ts';
import type { WrapUpPlan } from './queue-plan.ts';
import type { CampaignCall } from './queued.ts';
import type { Segment } from './segment.ts';

/** Which part in which call is wrapped up, and whether that wants its classifier (F07). */
export type WrappedPart = { readonly callId: string; readonly part: number; readonly classifierRequired: boolean };

/** What an agent has when their part in the call is over (F27): said of a part that has ended. */
export type AfterPart =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'wrap-up';
      readonly forMs: number | null;
      readonly toItsEnd?: boolean;
      /** Only where they asked for it during the call. */
      readonly onRequest?: boolean;
      readonly wraps: WrappedPart;
    }
  /** It rang out: three of these in a row sign the agent out of the queue. */
  | { readonly kind: 'not-answered' };

/** Whoever calls a campaign has nothing after it; whoever calls in one, or calls its customer back, and is answered, does. */
export function afterPartOf({ id, campaign, callBack, madeIn, segments }: Call, accountId: string): AfterPart {
  const part = segments.findLast((segment) => segment.accountId === accountId);
  if (!part) return { kind: 'nothing' };
  // Who calls a campaign is its customer, but for the agent by whom it calls one back.
  if (campaign && (part.role !== 'caller' || callBack)) {
    return hadCustomer(part) ? afterTalk(id, part, wrapUpIn(campaign, part)) : afterRinging(campaign, part);
  }
  const isWrappedUp = madeIn && (hadCustomer(part) || (madeIn.wrapsUpUnanswered && rangInVain(part)));
  return isWrappedUp ? afterTalk(id, part, madeIn.wrapUp) : { kind: 'nothing' };
}

/** Who was only asked has nothing to wrap up. */
const hadCustomer = ({ answeredAt, role, transferredFrom }: Segment): boolean =>
  answeredAt !== null && (role !== 'consulted' || transferredFrom !== null);

/** They called somebody who could have answered: what was refused at once was no try. */
const rangInVain = ({ role, result }: Segment): boolean => role === 'caller' && TRIED.some((each) => each === result);

const TRIED = ['no-answer', 'cancelled', 'busy', 'rejected', 'unreachable'] as const;

const wrapUpIn = ({ plan, former }: CampaignCall, { number }: Segment): WrapUpPlan =>
  former?.segment === number ? former.wrapUp : plan.wrapUp;

function afterTalk(callId: string, { number: part }: Segment, wrapUp: WrapUpPlan): AfterPart {
  if (wrapUp.kind === 'off') return { kind: 'nothing' };
  const { classifierRequired = false, ...lasting } = wrapUp;
  return { ...lasting, wraps: { callId, part, classifierRequired } };
}

function afterRinging({ offers }: CampaignCall, { accountId, startedAt }: Segment): AfterPart {
  const last = offers.findLast((offer) => offer.accountId === accountId);
  const isThisPart = last !== undefined && last.askedAt === startedAt;
  return isThisPart && last.outcome === 'not-answered' ? { kind: 'not-answered' } : { kind: 'nothing' };
}
