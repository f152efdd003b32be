import type { CallResult } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { ChoiceTo } from '../queue-port.ts';
import { HAPPENED, calledNow, lastToForward } from './forwarding.ts';
import { type CallIn, type LegId, type Refused, endsAt, together } from './call.ts';
import type { Choosing, MenuStage } from './choosing.ts';
import { choseNothing, inStage, parts } from './menu-begins.ts';
import { up } from './over.ts';
import { letGo } from './queue-offered.ts';
import { resultOf } from './refusal.ts';
import { type Begun, afterRefusal, firstRound, has, nextRound, progressed } from './rounds.ts';
import { answeredBy, closed, opened } from './segment.ts';
import { type Effect, type Step, step } from './step.ts';

type Connected = CallIn<'connected'>;
type Calling = Extract<MenuStage, { kind: 'calling' }>;

/** Whom the caller chose rings, as if they had been called directly: the call is theirs from now on. */
export function calleeRings(
  call: Connected,
  activity: Choosing,
  { party: callee, rounds, forwardings }: Extract<ChoiceTo, { kind: 'ring' }>,
  now: Instant,
): Step {
  const party = calledNow({ callee, forwardings });
  const segments = opened(call.segments, { own: party, other: activity.customer.party, role: 'callee' }, now);
  return ringing({ ...call, callee, forwardings, segments }, activity, party, firstRound(rounds, call.tried, now));
}

function ringing(call: Connected, activity: Choosing, party: Calling['party'], { rings, tried, effects }: Begun): Step {
  return step(inStage({ ...call, tried }, activity, { kind: 'calling', party, rings }), ...effects, { kind: 'note' });
}

export function calleeProgressed(call: Connected, activity: Choosing, stage: Calling, leg: LegId): Step {
  const rings = progressed(stage.rings, leg, 'ringing');
  return step(rings ? inStage(call, activity, { ...stage, rings }) : call);
}

/** Whom the caller chose has them; recorded like any call of a user. */
export function calleeAnswered(
  call: Connected,
  activity: Choosing,
  { stage, leg }: { readonly stage: Calling; readonly leg: LegId },
  now: Instant,
): Step {
  const { party, rings } = stage;
  const { customer } = activity;
  const menu = call.menu && { ...call.menu, left: 'passed-on' as const };
  const segments = answeredBy(answeredBy(call.segments, party, leg, now), customer.party, customer.leg, now);
  const known: Connected = { ...call, ...(menu && { menu }), segments, phase: { ...call.phase, answeredAt: now } };
  const next = up(known, together(endsAt('callee', { leg, party }, customer), [], now));
  const others = letGo({ ...rings, legs: rings.legs.filter(({ id }) => id !== leg) });
  return step(next, ...others, { kind: 'bridge' }, { kind: 'save' });
}

/** A phone will not have the call; where it was the last, whom the caller chose is not to be had. */
export function calleeRefused(
  call: Connected,
  activity: Choosing,
  { stage, leg, refused }: { readonly stage: Calling; readonly leg: LegId; readonly refused: Refused },
  now: Instant,
): Step {
  if (!has(stage.rings, leg)) return step(call);
  const gone: Effect = { kind: 'remove', leg };
  const { kind, rings } = afterRefusal(stage.rings, leg, refused);
  if (kind === 'rings') return step(inStage(call, activity, { ...stage, rings }), gone);
  const begun = kind === 'next' ? nextRound(rings, call.tried, now) : undefined;
  const { next, effects } = begun
    ? ringing(call, activity, stage.party, begun)
    : notReached(call, activity, { stage: { ...stage, rings }, result: resultOf(refused.why) }, now);
  return step(next, gone, ...effects);
}

export const calleeTimeUp = (call: Connected, activity: Choosing, stage: Calling, now: Instant): Step =>
  notReached(call, activity, { stage, result: 'no-answer' }, now);

function notReached(
  call: Connected,
  activity: Choosing,
  { stage, result }: { readonly stage: Calling; readonly result: CallResult },
  now: Instant,
): Step {
  const segments = closed(call.segments, stage.party, { result }, now);
  const left = { ...call, segments };
  const { next, effects } = goesOn(left, activity, { stage, result }) ?? nobodyThere(left, activity, result, now);
  return step(next, ...letGo(stage.rings), ...effects);
}

/** As for every call to a user: where it goes on to, as they set it, is looked up (F44); undefined where that is not asked. */
function goesOn(
  call: Connected,
  activity: Choosing,
  { stage, result }: { readonly stage: Calling; readonly result: CallResult },
): Step | undefined {
  const { menu } = call;
  const missed = stage.party.kind === 'account' ? stage.party : lastToForward(call);
  const happened = HAPPENED[result];
  if (!menu || !missed || !happened) return undefined;
  const last = missed === stage.party ? {} : { isLast: true as const };
  const isUnrung = happened === 'no-answer' && stage.rings.progress === 'nothing';
  const to = {
    kind: 'account',
    accountId: missed.accountId,
    happened: isUnrung ? 'never-rang' : happened,
    ...last,
  } as const;
  const seeking = inStage({ ...call, menu: { ...menu, unreached: result } }, activity, { kind: 'seeking', to });
  return step(seeking, { kind: 'note' }, { kind: 'choose', to });
}

/** Who chose somebody may choose again; who was sent there because they chose nothing is let go. */
export function nobodyThere(call: Connected, activity: Choosing, unreached: CallResult, now: Instant): Step {
  const { menu } = call;
  if (!menu) return step(call);
  const known: Connected = { ...call, menu: { ...menu, unreached } };
  const isChosen = menu.path.at(-1)?.key !== null;
  return isChosen
    ? choseNothing(known, activity, 'away', now)
    : parts(known, activity, { says: menu.plan.farewellAway, left: 'no-choice' }, now);
}
