import { type Instant, assertNever } from '@wpm/kernel';
import {
  type Activity,
  type CallIn,
  type LegId,
  type Refused,
  type Ringing,
  type Transfer,
  type Vanished,
} from './call.ts';
import type { Turn } from './commands.ts';
import { agentAway, agentBack, endOf, holdAmongThree, losing, withoutCustomer } from './consultation.ts';
import { over, up } from './over.ts';
import { pickUpRinging, pickUpTalking } from './pick-up.ts';
import { resultOf } from './refusal.ts';
import { afterRefusal, givingUp, has, nextRound, progressed } from './rounds.ts';
import { answeredBy, closed, handedOver } from './segment.ts';
import { type Effect, type Event, type Step, step } from './step.ts';
import { leaving, within } from './transfer-begins.ts';
import { LEFT, NO_ANSWER } from './while-ringing.ts';

type Connected = CallIn<'connected'>;
type Asking = Extract<Activity, { kind: 'asking' }>;

/** Somebody is to be asked and rings; the customer hears music, and is never lost (F31). */
export function whileAsking(call: Connected, activity: Asking, input: Event, now: Instant): Step {
  return isOfReaching(input) ? reaching(call, activity, input, now) : beside(call, activity, input, now);
}

type OfReaching = Extract<Event, { kind: 'progress' | 'answered' | 'refused' | 'turn' | 'time' | 'resumed' }>;

const OF_REACHING: readonly Event['kind'][] = ['progress', 'answered', 'refused', 'turn', 'time', 'resumed'];
const isOfReaching = (input: Event): input is OfReaching => OF_REACHING.includes(input.kind);

/** What decides whether they are reached. */
function reaching(call: Connected, activity: Asking, input: OfReaching, now: Instant): Step {
  switch (input.kind) {
    case 'progress':
      return onProgress(call, activity, input);
    case 'answered':
      return onAnswered(call, activity, input.leg, now);
    case 'refused':
      return onRefused(call, activity, input, now);
    case 'turn':
      return onTurn(call, activity, input, now);
    case 'time':
      return onTime(call, activity, now);
    case 'resumed':
      // What rang was lost with the platform.
      return notReached(call, activity, NO_ANSWER, now);
    default:
      return assertNever(input);
  }
}

/** The agent's phone is away: nobody rings any more, and the customer waits. Undefined for others, and where no customer is left. */
export function agentLeavesAsking(
  call: Connected,
  activity: Asking,
  { leg, phone }: { readonly leg: LegId | undefined; readonly phone: Vanished['away']['phone'] },
  now: Instant,
): Step | undefined {
  if (leg !== activity.consultation.agent.leg) return undefined;
  const segments = closed(call.segments, activity.consulted, { result: 'cancelled' }, now);
  return agentAway({ ...call, segments }, activity, { leave: letGo(activity.rings), phone, now });
}

/** What happens meanwhile at the ends that are there. */
function beside(call: Connected, activity: Asking, input: Exclude<Event, OfReaching>, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return onHungUp(call, activity, input, now);
    case 'cancelled':
      return onHungUp(call, activity, { leg: 'caller', cause: null }, now);
    case 'lost':
      return onLost(call, activity, input, now);
    case 'hold':
      return holdAmongThree(call, activity, input, now);
    case 'picked-up':
      return has(activity.rings, input.replaced)
        ? pickUpRinging(input, call.tried, (rings) =>
            onAnswered(call, { ...activity, rings: rings(activity.rings) }, input.by, now),
          )
        : pickUpTalking(call, input, now);
    case 'transfer':
    case 'consult':
    case 'found':
      return step(call);
    default:
      return assertNever(input);
  }
}

function onLost(call: Connected, activity: Asking, lost: Extract<Event, { kind: 'lost' }>, now: Instant): Step {
  const away = agentLeavesAsking(call, activity, { leg: lost.leg, phone: 'ended' }, now);
  return away ?? losing(call, activity, lost, { now, hungUp: (gone) => onHungUp(call, activity, gone, now) });
}

const ringing = (call: Connected, activity: Asking, rings: Ringing): Connected => up(call, { ...activity, rings });

const removed = (legs: readonly LegId[]): Effect[] => legs.map((leg) => ({ kind: 'remove', leg }));

function onProgress(call: Connected, activity: Asking, { leg, heard }: Extract<Event, { kind: 'progress' }>): Step {
  const rings = progressed(activity.rings, leg, heard);
  return rings ? step(ringing(call, activity, rings), { kind: 'sound' }) : step(call);
}

function onAnswered(call: Connected, activity: Asking, leg: LegId, now: Instant): Step {
  const { rings, consultation, consulted: party, held } = activity;
  const answering = rings.legs.find(({ id }) => id === leg);
  if (!answering) return step(call, { kind: 'hang-up', leg });
  const others = rings.legs.filter(({ id }) => id !== leg);
  const known: Connected = {
    ...call,
    trunkId: call.trunkId ?? answering.trunkId,
    segments: answeredBy(call.segments, party, leg, now),
  };
  return step(
    up(known, { kind: 'consulting', consultation, consulted: { leg, party }, with: 'consulted', held }),
    ...givingUp({ ...rings, legs: others }),
    ...removed(others.map(({ id }) => id)),
    { kind: 'sound' },
    { kind: 'save' },
  );
}

function onRefused(
  call: Connected,
  activity: Asking,
  { leg, refused }: { readonly leg: LegId; readonly refused: Refused },
  now: Instant,
): Step {
  if (!has(activity.rings, leg)) return step(call);
  const after = afterRefusal(activity.rings, leg, refused);
  const left = { ...activity, rings: after.rings };
  const gone: Effect = { kind: 'remove', leg };
  if (after.kind === 'rings') return step(up(call, left), gone);
  const { next, effects } =
    after.kind === 'next' ? toNextRound(call, left, after.refusal, now) : notReached(call, left, after.refusal, now);
  return step(next, gone, ...effects);
}

/** Another way to whom is to be asked, while there is time. */
function toNextRound(call: Connected, activity: Asking, refusal: Refused, now: Instant): Step {
  const begun = now < activity.until ? nextRound(activity.rings, call.tried, now) : undefined;
  if (!begun) return notReached(call, activity, refusal, now);
  const { rings, tried, effects } = within(begun, activity.until);
  return step(ringing({ ...call, tried }, activity, rings), { kind: 'sound' }, ...effects, { kind: 'note' });
}

/** Whoever was to be asked is not to be had: the agent is back with the customer, and the recording goes on. */
function notReached(call: Connected, activity: Asking, { why }: Refused, now: Instant): Step {
  const segments = closed(call.segments, activity.consulted, { result: resultOf(why) }, now);
  return agentBack({ ...up(call, activity), segments }, activity, [...letGo(activity.rings)], { why, now });
}

const letGo = (rings: Ringing): Effect[] => [...givingUp(rings), ...removed(rings.legs.map(({ id }) => id))];

function onTurn(
  call: Connected,
  activity: Asking,
  { by, turn }: { readonly by: LegId; readonly turn: Turn },
  now: Instant,
): Step {
  if (activity.consultation.agent.leg !== by) return step(call);
  if (turn === 'back') {
    const segments = closed(call.segments, activity.consulted, { result: 'cancelled' }, now);
    return agentBack({ ...call, segments }, activity, letGo(activity.rings), { now });
  }
  return turn === 'complete' ? handsOn(call, activity, leaving(by), now) : step(call);
}

function onTime(call: Connected, activity: Asking, now: Instant): Step {
  const { rings } = activity;
  if (now < rings.giveUpAt) return step(call);
  if (rings.progress !== 'nothing') return notReached(call, activity, NO_ANSWER, now);
  const { next, effects } = toNextRound(call, activity, NO_ANSWER, now);
  return next.tried === call.tried ? step(next, ...effects) : step(next, ...letGo(rings), ...effects);
}

function onHungUp(
  call: Connected,
  activity: Asking,
  { leg, cause }: Pick<Extract<Event, { kind: 'hung-up' }>, 'leg' | 'cause'>,
  now: Instant,
): Step {
  const { consultation } = activity;
  const who = endOf(activity, leg);
  if (who === 'customer') return withoutCustomer(call, activity, now);
  if (who !== 'agent') return onRefused(call, activity, { leg, refused: LEFT }, now);
  return consultation.customer
    ? handsOn(call, activity, [{ kind: 'remove', leg }], now)
    : over(call, { by: consultation.side, gone: leg, cause }, now);
}

/** The agent leaves while it rings: a blind transfer from here on, which comes back to the agent's phones (F33). */
function handsOn(call: Connected, activity: Asking, leave: readonly Effect[], now: Instant): Step {
  const { consultation, consulted, rings, until } = activity;
  const { side, agent, customer } = consultation;
  if (!customer) return step(call);
  const parts = closed(call.segments, agent.party, { result: 'answered', transferredTo: consulted }, now);
  const segments = handedOver(parts, { consulted, customer: customer.party, agent: agent.party });
  const transfer: Transfer = {
    side,
    transferred: customer,
    initiator: { party: agent.party, leg: null },
    recipient: consulted,
    reaching: { kind: 'recipient', rings, until },
  };
  const held = activity.held.filter(({ leg }) => leg !== agent.leg);
  const next = up({ ...call, segments }, { kind: 'transferring', transfer, held });
  return step(next, { kind: 'sound' }, { kind: 'save' }, ...leave);
}
