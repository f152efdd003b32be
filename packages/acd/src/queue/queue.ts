import type { CampaignMember, Strategy } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';

/** By what a campaign's calls are given to its agents (F45). */
export type QueueRules = {
  readonly queueId: string;
  readonly strategy: Strategy;
  /** Against other queues: calls of the lowest number are served first. */
  readonly priority: number;
  /** Skills a call asks for, and the least level of each. */
  readonly requiredSkills: Readonly<Record<string, number>>;
  /** Whoever spoke to the customer last is tried before anybody else, of whatever tier. */
  readonly lastAgentFirst: boolean;
  /** In the order in which the administrator lists them: that of `fixed-order` and `round-robin`. */
  readonly members: readonly CampaignMember[];
};

/** A customer who waits. */
export type WaitingCall = {
  readonly callId: string;
  readonly queueId: string;
  /** When the customer came into the queue; an offer that came to nothing does not change it. */
  readonly enqueuedAt: Instant;
  /** Before all who only came earlier: the call had an agent and lost them (semantics, promise 1). */
  readonly ahead: boolean;
  /** Who spoke to the customer last; null where nobody knows. */
  readonly lastAgent: string | null;
  /** Agents this call is not offered to until then: they declined it, or it did not reach them. */
  readonly passing: readonly Passing[];
  /**
   * The customer has hung up and kept their place: they are called when it is their turn (ADR 0051). Such a call begins at one
   * phone, so that it is offered to one agent at a time, under `ring-all` too.
   */
  readonly isCallBack?: true;
};

export type Passing = { readonly accountId: string; readonly until: Instant };

/** An agent who can be offered a campaign's call now. */
export type FreeAgent = {
  readonly accountId: string;
  /** The campaigns the agent ticked; null: all of theirs. */
  readonly ticked: ReadonlySet<string> | null;
  /** When their last call, or its wrap-up, ended. A break does not change it, nor does an offer they missed. */
  readonly idleSince: Instant;
  /** Since when they have been available without a break in between. */
  readonly readySince: Instant;
  /** Calls of campaigns they have had. */
  readonly handled: number;
};

/** Why these agents: what the ledger of an offer says (semantics, promise 2). */
export type Choice = {
  /** By the strategy, or because they spoke to the customer last. */
  readonly by: Strategy | 'last-agent';
  /** The tier they are of: their `priority` in the campaign. */
  readonly tier: number;
  /** How many could have been chosen. */
  readonly candidates: number;
  readonly waitedMs: number;
};

/** A call is to ring these agents' phones: one, or under `ring-all` all of a tier. */
export type Offer = {
  readonly call: WaitingCall;
  readonly agents: readonly [string, ...string[]];
  readonly why: Choice;
};

/** Whether an agent can do what the queue's calls ask for. */
export function isSkilled({ skills }: CampaignMember, required: QueueRules['requiredSkills']): boolean {
  return Object.entries(required).every(([skill, least]) => (skills[skill] ?? 0) >= least);
}

/** Who is served first: the more urgent queue, those who had an agent already, then whoever came earlier. */
export function byUrgency(
  one: { readonly priority: number; readonly call: WaitingCall },
  other: { readonly priority: number; readonly call: WaitingCall },
): number {
  return one.priority - other.priority || byTurn(one.call, other.call);
}

/** The order within a queue. Who came in the same millisecond goes by the call's id, so that there is one order only. */
export function byTurn(one: WaitingCall, other: WaitingCall): number {
  return (
    Number(other.ahead) - Number(one.ahead) ||
    one.enqueuedAt - other.enqueuedAt ||
    (one.callId < other.callId ? -1 : Number(one.callId > other.callId))
  );
}
