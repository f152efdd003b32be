import type { CallResult, OfferOutcome } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { Callable } from '../queue-port.ts';
import type { Activity, CallIn, LegId, Ringing } from './call.ts';
import { at } from './queue-begins.ts';
import { type Offered, type Queued, type QueueStage, offerEnded } from './queued.ts';
import { givingUp } from './rounds.ts';
import { closed } from './segment.ts';
import type { Effect } from './step.ts';

type Connected = CallIn<'connected'>;
/** Phones ring for the customer. */
export type AtPhones = Extract<QueueStage, { kind: 'offered' }>;

/** How long a phone may take to begin to ring: it may have to be woken first (semantics, Queues). */
export const WAKE_MS = 8_000;

type AtAgents = AtPhones & { readonly to: 'agents' };

export const isToAgents = (stage: QueueStage): stage is AtAgents => stage.kind === 'offered' && stage.to === 'agents';

/** What an offer comes to of which no phone rings any more, by what became of a device that was woken for it. */
export const CAME_TO: Readonly<Record<NonNullable<Callable['came']> | 'nothing', OfferEnd>> = {
  declined: { outcome: 'rejected', result: 'rejected' },
  'not-answered': { outcome: 'not-answered', result: 'no-answer' },
  nothing: { outcome: 'not-delivered', result: 'unreachable' },
};

/** Phones of ours that ring. */
export const ringing = (legs: readonly LegId[]): Pick<Ringing, 'legs'> => ({
  legs: legs.map((id) => ({ id, trunkId: null })),
});

/** These agents are offered the call: without any the customer waits. */
export function offeredTo(call: Connected, activity: Queued, offered: readonly Offered[]): Connected {
  if (offered.length === 0) return at(call, activity, { kind: 'waiting' });
  const rings: Ringing = {
    ...ringing(offered.flatMap(({ legs }) => legs)),
    progress: offered.some(({ heard }) => heard === 'phone') ? 'ringing' : 'nothing',
    giveUpAt: Math.min(...offered.map(({ until }) => until)),
    later: [],
    verdict: null,
  };
  return at(call, activity, { kind: 'offered', to: 'agents', offered, rings });
}

export type OfferEnd = { readonly outcome: OfferOutcome; readonly result?: CallResult };

/** The parts of these end, and what was offered to them. */
export function endedFor(
  call: Connected,
  offered: readonly Pick<Offered, 'party'>[],
  { outcome, result = 'cancelled' }: OfferEnd,
  now: Instant,
): Connected {
  return offered.reduce<Connected>((before, { party }) => {
    const { campaign } = before;
    const segments = closed(before.segments, party, { result }, now);
    if (!campaign) return { ...before, segments };
    return { ...before, segments, campaign: offerEnded(campaign, { accountId: party.accountId, outcome }, now) };
  }, call);
}

/** Takes back every leg that rings, and its media. */
export const letGo = (rings: Pick<Ringing, 'legs'>): Effect[] => [
  ...givingUp(rings),
  ...rings.legs.map(({ id }): Effect => ({ kind: 'remove', leg: id })),
];

/** Everybody whom the call is offered to at the moment. */
export const offeredIn = (activity: Activity): readonly Offered[] =>
  activity.kind === 'queued' && activity.stage.kind === 'offered' ? activity.stage.offered : [];
