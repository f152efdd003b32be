import type { Instant } from '@wpm/kernel';
import { type CallIn, type LegId, type Refused, type Ringing, endsAt, together } from './call.ts';
import { up } from './over.ts';
import { type AtPhones, CAME_TO, endedFor, isToAgents, letGo, offeredTo, ringing } from './queue-offered.ts';
import { overflowProgressed } from './queue-overflow.ts';
import { type Offered, type Queued, isChosen, offerEnded, offerRang, openOffersEnd, waitEnds } from './queued.ts';
import { isDecline, resultOf } from './refusal.ts';
import { has } from './rounds.ts';
import { answeredBy } from './segment.ts';
import { type Effect, type Step, step } from './step.ts';

type Connected = CallIn<'connected'>;

/** A phone rings: an agent's time of ringing begins with the first of theirs. */
export function phoneProgressed(call: Connected, activity: Queued, leg: LegId, now: Instant): Step {
  const { stage } = activity;
  const { campaign } = call;
  if (stage.kind !== 'offered' || !campaign || !has(stage.rings, leg)) return step(call);
  const until = now + campaign.plan.ringMs;
  if (!isToAgents(stage)) return overflowProgressed(call, activity, stage, now);
  const whose = stage.offered.find(({ legs }) => legs.includes(leg));
  if (!whose || whose.heard === 'phone') return step(call);
  const rang = { ...call, campaign: offerRang(campaign, whose.party.accountId, now) };
  const offered = stage.offered.map((each): Offered => (each === whose ? { ...whose, heard: 'phone', until } : each));
  return step(offeredTo(rang, activity, offered));
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
  const mine = offerEnded(left.campaign ?? campaign, { accountId: party.accountId, outcome: 'answered' }, now);
  // Also from who was still being woken for it.
  const answered = openOffersEnd(mine, 'taken', now);
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
  // A device of theirs still rings: it was woken because this phone was lost.
  if (left.legs.length > 0 || (left.heard === 'device' && !declined)) {
    const offered = stage.offered.map((each) => (each === whose ? left : each));
    return step(offeredTo(call, activity, offered), ...effects);
  }
  const over = endedFor(
    call,
    [whose],
    { outcome: declined ? 'rejected' : 'not-delivered', result: resultOf(refused.why) },
    now,
  );
  return step(offeredTo(over, activity, without(stage, whose)), ...effects, { kind: 'note' });
}

const without = ({ offered }: AtPhones, ...gone: readonly Offered[]): readonly Offered[] =>
  offered.filter((each) => !gone.includes(each));

/** The time of some is up: who heard it ring did not answer, whom it never reached is not blamed for it. Others still ring. */
export function offerTimeUp(call: Connected, activity: Queued, now: Instant): Step {
  const { stage } = activity;
  if (stage.kind !== 'offered') return step(call);
  const due = stage.offered.filter(({ until }) => until <= now);
  const over = due.reduce((known, each) => {
    const end = CAME_TO[each.heard === 'nothing' ? 'nothing' : 'not-answered'];
    return endedFor(known, [each], end, now);
  }, call);
  const effects = letGo(ringing(due.flatMap(({ legs }) => legs)));
  return step(offeredTo(over, activity, without(stage, ...due)), ...effects, { kind: 'note' });
}

/** An agent is no longer to be had: the offer is taken back, also while they are woken for it, and counts for nothing. */
export function withdrawn(call: Connected, activity: Queued, accountId: string, now: Instant): Step {
  const { stage } = activity;
  const whose = stage.kind === 'offered' ? stage.offered.find(({ party }) => party.accountId === accountId) : undefined;
  if (stage.kind === 'offered' && whose) {
    const left = endedFor(call, [whose], { outcome: 'withdrawn' }, now);
    const effects = letGo(stage.to === 'agents' ? ringing(whose.legs) : stage.rings);
    return step(offeredTo(left, activity, without(stage, whose)), ...effects, { kind: 'note' });
  }
  const { campaign } = call;
  if (!campaign || !isChosen(campaign, accountId)) return step(call);
  return step({ ...call, campaign: offerEnded(campaign, { accountId, outcome: 'withdrawn' }, now) }, { kind: 'note' });
}
