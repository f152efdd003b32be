import type { Call } from './call.ts';

/** What an agent has when their part in the call is over (F27): said of a part that has ended. */
export type AfterPart =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrap-up'; readonly forMs: number | null }
  /** It rang out: three of these in a row sign the agent out of the queue. */
  | { readonly kind: 'not-answered' };

export function afterPartOf({ campaign, segments }: Call, accountId: string): AfterPart {
  const part = segments.findLast((segment) => segment.accountId === accountId);
  if (!campaign || !part || part.role === 'caller') return { kind: 'nothing' };
  const hadCustomer = part.answeredAt !== null && (part.role !== 'consulted' || part.transferredFrom !== null);
  if (hadCustomer) return campaign.plan.wrapUp.kind === 'off' ? { kind: 'nothing' } : campaign.plan.wrapUp;
  const last = campaign.offers.findLast((offer) => offer.accountId === accountId);
  const isThisPart = last !== undefined && last.chosenAt === part.startedAt;
  return isThisPart && last.outcome === 'not-answered' ? { kind: 'not-answered' } : { kind: 'nothing' };
}
