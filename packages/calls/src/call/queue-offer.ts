import type { CallResult, OfferOutcome } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { Callable } from '../queue-port.ts';
import type { OfferWhy } from '../record.ts';
import { type Activity, type CallIn, type LegId, type Refused, type Ringing, endsAt, together } from './call.ts';
import { calleeLeg } from './leg-id.ts';
import { up } from './over.ts';
import { at } from './queue-begins.ts';
import {
  type CampaignCall,
  type Offered,
  type Queued,
  type QueueStage,
  hasRung,
  offerEnded,
  offerAsked,
  offerMade,
  offerRang,
  waitEnds,
} from './queued.ts';
import { isDecline, resultOf } from './refusal.ts';
import { givingUp, has } from './rounds.ts';
import { answeredBy, closed, opened } from './segment.ts';
import { type Effect, type QueueInput, type Step, step } from './step.ts';

type Connected = CallIn<'connected'>;
/** Phones ring for the customer. */
export type AtPhones = Extract<QueueStage, { kind: 'offered' }>;

/** How long a phone may take to begin to ring: it may have to be woken first (semantics, Queues). */
const WAKE_MS = 8_000;

/** Phones begin to ring for a waiting call; who has none is noted as not reached. */
export function offerBegins(
  call: Connected,
  activity: Queued,
  { agents, why, chosenAt }: Offering,
  now: Instant,
): Step {
  let [tried, segments, { campaign }] = [call.tried, call.segments, call];
  if (!campaign) return step(call);
  const offered: Offered[] = [];
  const effects: Effect[] = [];
  for (const { party, targets, declined } of agents) {
    const legs = targets.map((_, index) => calleeLeg(tried + index));
    effects.push(
      ...targets.map((target, index): Effect => ({ kind: 'originate', leg: legs[index] ?? 'caller', target })),
    );
    tried += legs.length;
    const asked = legs.length > 0 && { askedAt: now };
    campaign = offerAsked(campaign, { accountId: party.accountId ?? '', why, chosenAt, ...asked });
    const unreached = { accountId: party.accountId, outcome: declined ? 'rejected' : 'not-delivered' } as const;
    if (legs.length === 0) campaign = offerEnded(campaign, unreached, now);
    else offered.push({ party, legs, declined: false });
    const own = { own: party, other: activity.customer.party, role: 'callee' } as const;
    if (legs.length > 0) segments = opened(segments, own, now);
  }
  // Whose phones could not even be looked for was not reached.
  const here = agents.map(({ party }) => party.accountId);
  campaign = unreachedBut(campaign, here, now);
  const known = { ...call, tried, segments, campaign };
  if (offered.length === 0) return step(at(known, activity, { kind: 'waiting' }), { kind: 'note' });
  const rings: Ringing = {
    legs: offered.flatMap(({ legs }) => legs.map((id) => ({ id, trunkId: null }))),
    progress: 'nothing',
    giveUpAt: now + WAKE_MS,
    later: [],
    verdict: null,
  };
  return step(at(known, activity, { kind: 'offered', to: 'agents', offered, rings }), ...effects, { kind: 'note' });
}

/** Agents are chosen for a call that waits: it stands in the ledger whatever comes of it, also where the customer hangs up first. */
export function offering(
  call: Connected,
  { accountIds, why, chosenAt }: Extract<QueueInput, { kind: 'offering' }>,
): Step {
  const { campaign } = call;
  if (!campaign) return step(call);
  const chosen = accountIds.reduce((ledger, accountId) => offerMade(ledger, { accountId, why, chosenAt }), campaign);
  return step({ ...call, campaign: chosen });
}

const unreachedBut = (campaign: CampaignCall, here: readonly (string | null)[], now: Instant): CampaignCall =>
  campaign.offers
    .filter(({ accountId, outcome }) => outcome === null && !here.includes(accountId))
    .reduce((ledger, { accountId }) => offerEnded(ledger, { accountId, outcome: 'not-delivered' }, now), campaign);

type Offering = {
  readonly agents: readonly Callable[];
  readonly why: OfferWhy;
  /** Before they were woken, where they were. */
  readonly chosenAt: Instant;
};

/** A phone rings: the time of ringing begins with the first. */
export function phoneProgressed(call: Connected, activity: Queued, leg: LegId, now: Instant): Step {
  const { stage } = activity;
  const { campaign } = call;
  if (stage.kind !== 'offered' || !campaign || !has(stage.rings, leg)) return step(call);
  const whose = stage.offered.find(({ legs }) => legs.includes(leg));
  const giveUpAt = stage.rings.progress === 'nothing' ? now + campaign.plan.ringMs : stage.rings.giveUpAt;
  const rings: Ringing = { ...stage.rings, progress: 'ringing', giveUpAt };
  const rang = offerRang(campaign, whose?.party.accountId ?? null, now);
  return step(at({ ...call, campaign: rang }, activity, { ...stage, rings }));
}

/** An agent has the customer: the wait is over, and whoever else rang for it is let go. */
export function offerAnswered(call: Connected, activity: Queued, leg: LegId, now: Instant): Step {
  const { stage, side, customer } = activity;
  const { campaign } = call;
  const taker = stage.kind === 'offered' ? stage.offered.find(({ legs }) => legs.includes(leg)) : undefined;
  if (stage.kind !== 'offered' || !taker || !campaign || !has(stage.rings, leg)) {
    return step(call, { kind: 'hang-up', leg });
  }
  const { party } = taker;
  const others = stage.offered.filter((each) => each !== taker);
  const left = endedFor(call, others, { outcome: 'taken' }, now);
  const answered = offerEnded(left.campaign ?? campaign, { accountId: party.accountId, outcome: 'answered' }, now);
  const known: Connected = {
    ...left,
    trunkId: call.trunkId ?? trunkOf(stage.rings, leg),
    campaign: waitEnds(answered, 'answered', now),
    segments: answeredBy(answeredBy(left.segments, party, leg, now), customer.party, customer.leg, now),
    phase: { ...call.phase, answeredAt: call.phase.answeredAt ?? now },
  };
  const next = up(known, together(endsAt(side, { leg, party }, customer), [], now));
  const rings = { ...stage.rings, legs: stage.rings.legs.filter(({ id }) => id !== leg) };
  // A call that came back has its recording; another begins with the first word between the two.
  const begins = call.recording === null && campaign.plan.records && !call.unrecorded;
  return step(next, ...letGo(rings), { kind: begins ? 'bridge' : 'sound' }, { kind: 'save' });
}

/** The trunk somebody was reached by; a phone of ours has none. */
const trunkOf = ({ legs }: Ringing, leg: LegId): string | null => legs.find(({ id }) => id === leg)?.trunkId ?? null;

/** A phone will not have the call; when all of an agent's will not, the offer to them is over. */
export function phoneRefused(
  call: Connected,
  activity: Queued,
  { leg, refused }: { readonly leg: LegId; readonly refused: Refused },
  now: Instant,
): Step {
  const { stage } = activity;
  const whose = stage.kind === 'offered' ? stage.offered.find(({ legs }) => legs.includes(leg)) : undefined;
  if (stage.kind !== 'offered' || !whose || !has(stage.rings, leg)) return step(call);
  const declined = whose.declined || isDecline(refused);
  const gone = refused.scope === 'everyone' ? whose.legs : [leg];
  const left: Offered = { ...whose, declined, legs: whose.legs.filter((each) => !gone.includes(each)) };
  const silenced = gone.filter((each) => each !== leg);
  const effects: Effect[] = [
    ...silenced.map((each): Effect => ({ kind: 'give-up', leg: each })),
    ...gone.map((each): Effect => ({ kind: 'remove', leg: each })),
  ];
  const rings = { ...stage.rings, legs: stage.rings.legs.filter(({ id }) => !gone.includes(id)) };
  if (left.legs.length > 0) {
    const offered = stage.offered.map((each) => (each === whose ? left : each));
    return step(at(call, activity, { ...stage, offered, rings }), ...effects);
  }
  const over = endedFor(
    call,
    [whose],
    { outcome: declined ? 'rejected' : 'not-delivered', result: resultOf(refused.why) },
    now,
  );
  const offered = stage.offered.filter((each) => each !== whose);
  return afterOne(over, activity, { ...stage, offered, rings }, effects);
}

/** Nobody answered in time: who heard it ring did not answer, whom it never reached is not blamed for it. */
export function offerTimeUp(call: Connected, activity: Queued, now: Instant): Step {
  const { stage } = activity;
  if (stage.kind !== 'offered') return step(call);
  const { campaign } = call;
  const rang = stage.offered.filter(({ party }) => campaign !== undefined && hasRung(campaign, party));
  const unreached = stage.offered.filter((each) => !rang.includes(each));
  const silent = endedFor(call, rang, { outcome: 'not-answered', result: 'no-answer' }, now);
  const over = endedFor(silent, unreached, { outcome: 'not-delivered', result: 'unreachable' }, now);
  return step(at(over, activity, { kind: 'waiting' }), ...letGo(stage.rings), { kind: 'note' });
}

/** An agent is no longer to be had: the offer is taken back, and counts for nothing. */
export function withdrawn(call: Connected, activity: Queued, accountId: string, now: Instant): Step {
  const { stage } = activity;
  const whose = stage.kind === 'offered' ? stage.offered.find(({ party }) => party.accountId === accountId) : undefined;
  if (stage.kind !== 'offered' || !whose) return step(call);
  const isTheirs = ({ id }: { readonly id: LegId }) => whose.legs.includes(id);
  const theirs = { ...stage.rings, legs: stage.rings.legs.filter(isTheirs) };
  const rings = { ...stage.rings, legs: stage.rings.legs.filter((each) => !isTheirs(each)) };
  const offered = stage.offered.filter((each) => each !== whose);
  return afterOne(
    endedFor(call, [whose], { outcome: 'withdrawn' }, now),
    activity,
    { ...stage, offered, rings },
    letGo(theirs),
  );
}

/** Others may still ring; without them the customer waits again. */
function afterOne(call: Connected, activity: Queued, stage: AtPhones, effects: readonly Effect[]): Step {
  const next: QueueStage = stage.offered.length > 0 ? stage : { kind: 'waiting' };
  return step(at(call, activity, next), ...effects, { kind: 'note' });
}

type OfferEnd = { readonly outcome: OfferOutcome; readonly result?: CallResult };

/** The parts of these end, and what was offered to them. */
function endedFor(
  call: Connected,
  offered: readonly Offered[],
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
export const letGo = (rings: Ringing): Effect[] => [
  ...givingUp(rings),
  ...rings.legs.map(({ id }): Effect => ({ kind: 'remove', leg: id })),
];

/** Everybody whom the call is offered to at the moment. */
export const offeredIn = (activity: Activity): readonly Offered[] =>
  activity.kind === 'queued' && activity.stage.kind === 'offered' ? activity.stage.offered : [];
