import type { CallResult } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { OverflowTo } from '../queue-port.ts';
import type { CallIn, LegId, Refused, Ringing } from './call.ts';
import { HAPPENED, calledNow, lastToForward } from './forwarding.ts';
import type { UserSought } from './menu-plan.ts';
import { leavesMessage, messageEntered } from './message-begins.ts';
import { at } from './queue-begins.ts';
import { type AtPhones, letGo } from './queue-offered.ts';
import { type Offered, type Queued, waitEnds } from './queued.ts';
import { resultOf } from './refusal.ts';
import { type Begun, afterRefusal, firstRound, has, nextRound } from './rounds.ts';
import { closed, opened } from './segment.ts';
import { type Effect, type Step, step } from './step.ts';
import { within } from './transfer-begins.ts';

type Connected = CallIn<'connected'>;

/** How long a network may take to say that whoever a call overflows to rings. */
const REACH_MS = 60_000;

/** Whom the campaign named rings for a call that waited too long, by one way after the other; a user where they have their calls go (F44). */
export function overflowBegins(
  call: Connected,
  activity: Queued,
  { party: callee, rounds, forwardings = [] }: Extract<OverflowTo, { kind: 'ring' }>,
  now: Instant,
): Step {
  const party = calledNow({ callee, forwardings });
  const own = { own: party, other: activity.customer.party, role: 'callee' } as const;
  const steps = forwardings.length > 0 && { forwardings };
  const segments = opened(call.segments, own, now);
  const begun = within(firstRound(rounds, call.tried, now), now + REACH_MS);
  const called: Offered = { party, legs: [], declined: false, heard: 'nothing', until: begun.rings.giveUpAt };
  return ringing({ ...call, ...steps, segments }, activity, [called], begun);
}

/** Their phone will not have the call, or cannot be reached by this way: another may do. */
export function overflowRefused(
  call: Connected,
  activity: Queued,
  { stage, leg, refused }: { readonly stage: AtPhones; readonly leg: LegId; readonly refused: Refused },
  now: Instant,
): Step {
  if (!has(stage.rings, leg)) return step(call);
  const gone: Effect = { kind: 'remove', leg };
  const { kind, rings } = afterRefusal(stage.rings, leg, refused);
  if (kind === 'rings') return step(at(call, activity, { ...stage, offered: onlyOf(stage, rings), rings }), gone);
  const left = { ...stage, rings };
  const after = kind === 'next' ? byNextWay(call, activity, left, now) : undefined;
  const { next, effects } = after ?? notReached(call, activity, { stage: left, result: resultOf(refused.why) }, now);
  return step(next, gone, ...effects);
}

/** The user the campaign named is not there, and takes messages: this one is theirs. */
export function userTakesMessage(
  call: Connected,
  { customer }: Queued,
  { forwardings, plan, box, result }: Extract<OverflowTo, { kind: 'voicemail' }>,
  now: Instant,
): Step | undefined {
  const { campaign } = call;
  if (!campaign || call.phase.answeredAt !== null || !leavesMessage(customer.party)) return undefined;
  const left = { ...call, forwardings, campaign: waitEnds(campaign, 'waited-too-long', now) };
  return step(messageEntered(left, { plan, box, result }, customer, now), { kind: 'sound' }, { kind: 'save' });
}

/** Somebody rings: not for longer than the campaign says, nor, where it is a user, than they do. */
export function overflowProgressed(call: Connected, activity: Queued, stage: AtPhones, now: Instant): Step {
  const { rings, offered } = stage;
  const { ringMs = 0 } = call.campaign?.plan ?? {};
  const isUser = offered.some(({ party }) => party.kind === 'account');
  const most = isUser ? (rings.ringUntil ?? rings.giveUpAt) : Infinity;
  const giveUpAt = rings.progress === 'nothing' ? Math.min(now + ringMs, most) : rings.giveUpAt;
  return step(at(call, activity, { ...stage, rings: { ...rings, progress: 'ringing', giveUpAt } }));
}

/** Nobody answered in time; where nothing was heard at all the way may be dead, and the next is tried. */
export function overflowTimeUp(call: Connected, activity: Queued, stage: AtPhones, now: Instant): Step {
  if (stage.rings.progress !== 'nothing') return notReached(call, activity, { stage, result: 'no-answer' }, now);
  const after = byNextWay(call, activity, stage, now);
  if (!after) return notReached(call, activity, { stage, result: 'unreachable' }, now);
  return step(after.next, ...letGo(stage.rings), ...after.effects);
}

function byNextWay(call: Connected, activity: Queued, { rings, offered }: AtPhones, now: Instant): Step | undefined {
  const begun = nextRound(rings, call.tried, now);
  return begun && ringing(call, activity, offered, within(begun, now + REACH_MS));
}

function ringing(
  call: Connected,
  activity: Queued,
  offered: AtPhones['offered'],
  { rings, tried, effects }: Begun,
): Step {
  const legs = rings.legs.map(({ id }) => id);
  const rung = offered.map((each) => ({ ...each, legs }));
  const next = at({ ...call, tried }, activity, { kind: 'offered', to: 'overflow', offered: rung, rings });
  return step(next, ...effects, { kind: 'note' });
}

/** Whoever was named is not to be had: the call goes on as they set it, or the customer has nobody left to wait for. */
function notReached(
  call: Connected,
  activity: Queued,
  { stage, result }: { readonly stage: AtPhones; readonly result: CallResult },
  now: Instant,
): Step {
  const segments = stage.offered.reduce((parts, { party }) => closed(parts, party, { result }, now), call.segments);
  const to = goesOnAfter(call, { stage, result });
  const next = at({ ...call, segments }, activity, to ? { kind: 'overflowing', to } : { kind: 'waiting' });
  return step(next, ...letGo(stage.rings), { kind: 'note' }, ...(to ? [{ kind: 'overflow', to } as const] : []));
}

/** Whose forwarding says where the call goes on to (F44); undefined where that is not asked: it went to a number of the campaign's. */
function goesOnAfter(
  call: Connected,
  { stage, result }: { readonly stage: AtPhones; readonly result: CallResult },
): UserSought | undefined {
  const [called] = stage.offered.map(({ party }) => party);
  const missed = called?.kind === 'account' ? called : lastToForward(call);
  const happened = HAPPENED[result];
  if (!missed || !happened || call.campaign?.plan.overflow.kind !== 'account') return undefined;
  const isUnrung = happened !== 'busy' && stage.rings.progress === 'nothing';
  const { accountId } = missed;
  const what = { kind: 'account', accountId, happened: isUnrung ? 'never-rang' : happened } as const;
  return missed === called ? what : { ...what, isLast: true };
}

/** Of the legs of whoever is rung, those that still do. */
const onlyOf = ({ offered }: AtPhones, rings: Ringing): AtPhones['offered'] =>
  offered.map((each) => ({ ...each, legs: each.legs.filter((leg) => has(rings, leg)) }));
