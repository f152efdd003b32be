import type { CallResult } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { OverflowTo } from '../queue-port.ts';
import type { CallIn, LegId, Refused, Ringing } from './call.ts';
import { at } from './queue-begins.ts';
import { type AtPhones, letGo } from './queue-offer.ts';
import type { Queued } from './queued.ts';
import { resultOf } from './refusal.ts';
import { type Begun, afterRefusal, firstRound, has, nextRound } from './rounds.ts';
import { closed, opened } from './segment.ts';
import { type Effect, type Step, step } from './step.ts';
import { within } from './transfer-begins.ts';

type Connected = CallIn<'connected'>;

/** How long a network may take to say that whoever a call overflows to rings. */
const REACH_MS = 60_000;

/** Whom the campaign named rings for a call that waited too long, by one way after the other. */
export function overflowBegins(
  call: Connected,
  activity: Queued,
  { party, rounds }: Extract<OverflowTo, { kind: 'ring' }>,
  now: Instant,
): Step {
  const own = { own: party, other: activity.customer.party, role: 'callee' } as const;
  const segments = opened(call.segments, own, now);
  const begun = within(firstRound(rounds, call.tried, now), now + REACH_MS);
  return ringing({ ...call, segments }, activity, [{ party, legs: [], declined: false }], begun);
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

/** Whoever was named is not to be had: the customer has nobody left to wait for. */
function notReached(
  call: Connected,
  activity: Queued,
  { stage, result }: { readonly stage: AtPhones; readonly result: CallResult },
  now: Instant,
): Step {
  const segments = stage.offered.reduce((parts, { party }) => closed(parts, party, { result }, now), call.segments);
  return step(at({ ...call, segments }, activity, { kind: 'waiting' }), ...letGo(stage.rings), { kind: 'note' });
}

/** Of the legs of whoever is rung, those that still do. */
const onlyOf = ({ offered }: AtPhones, rings: Ringing): AtPhones['offered'] =>
  offered.map((each) => ({ ...each, legs: each.legs.filter((leg) => has(rings, leg)) }));
