import type { Call } from './call.ts';
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
      readonly wraps: WrappedPart;
    }
  /** It rang out: three of these in a row sign the agent out of the queue. */
  | { readonly kind: 'not-answered' };

export function afterPartOf({ id, campaign, callBack, segments }: Call, accountId: string): AfterPart {
  const part = segments.findLast((segment) => segment.accountId === accountId);
  if (!campaign || !part) return { kind: 'nothing' };
  // Who calls a campaign is its customer, but for the agent by whom it calls one back.
  if (part.role === 'caller' && !callBack) return { kind: 'nothing' };
  return hadCustomer(part) ? afterTalk(id, campaign, part) : afterRinging(campaign, part);
}

/** Who was only asked has nothing to wrap up. */
const hadCustomer = ({ answeredAt, role, transferredFrom }: Segment): boolean =>
  answeredAt !== null && (role !== 'consulted' || transferredFrom !== null);

function afterTalk(callId: string, { plan, former }: CampaignCall, { number: part }: Segment): AfterPart {
  const { wrapUp } = former?.segment === part ? former : plan;
  if (wrapUp.kind === 'off') return { kind: 'nothing' };
  const { classifierRequired = false, ...lasting } = wrapUp;
  return { ...lasting, wraps: { callId, part, classifierRequired } };
}

function afterRinging({ offers }: CampaignCall, { accountId, startedAt }: Segment): AfterPart {
  const last = offers.findLast((offer) => offer.accountId === accountId);
  const isThisPart = last !== undefined && last.chosenAt === startedAt;
  return isThisPart && last.outcome === 'not-answered' ? { kind: 'not-answered' } : { kind: 'nothing' };
}
