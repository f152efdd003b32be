import { type Instant, assertNever } from '@wpm/kernel';
import {
  type Activity,
  type CallIn,
  type End,
  type Hold,
  type LegId,
  type Reaching,
  type Refused,
  type Ringing,
  type Transfer,
  endsAt,
  otherSide,
  ringsOf,
  together,
} from './call.ts';
import { type HoldChange, heldAfter, holdNoted, holds } from './holding.ts';
import { over, overAt, up } from './over.ts';
import { pickUpRinging, pickUpTalking } from './pick-up.ts';
import { backToQueue } from './queue-begins.ts';
import { resultOf } from './refusal.ts';
import { afterRefusal, firstRound, givingUp, has, nextRound, progressed } from './rounds.ts';
import { answeredBy, closed, opened } from './segment.ts';
import { type Effect, type Event, type Happening, type PickUp, type Step, step } from './step.ts';
import { TRANSFER_MS, leaving, within } from './transfer-begins.ts';
import { LEFT, NO_ANSWER } from './while-ringing.ts';

type Connected = CallIn<'connected'>;
type Transferring = Extract<Activity, { kind: 'transferring' }>;

/** One end waits, hearing music or ringing, while somebody is found for the other place (F33). It is never left alone. */
export function whileTransferring(call: Connected, activity: Transferring, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'progress':
      return onProgress(call, activity, input);
    case 'answered':
      return onAnswered(call, activity, input.leg, now);
    case 'refused':
      return onRefused(call, activity, input, now);
    case 'hung-up':
      return onHungUp(call, activity, input, now);
    case 'cancelled':
      // The caller took back what was answered and handed on already.
      return onHungUp(call, activity, { leg: 'caller', cause: null }, now);
    case 'hold':
      return onHold(call, activity, input, now);
    case 'found':
      return onFound(call, activity, input, now);
    case 'time':
      return onTime(call, activity, now);
    case 'resumed':
      return onResumed(call, activity, now);
    case 'lost':
      return onLost(call, activity, input, now);
    case 'picked-up':
      return onPickedUp(call, activity, input, now);
    default:
      return assertNever(input);
  }
}

const reaching = (call: Connected, activity: Transferring, next: Reaching): Connected =>
  up(call, { ...activity, transfer: { ...activity.transfer, reaching: next } });

/** The same call, ringing otherwise. */
function ringing(call: Connected, activity: Transferring, rings: Ringing): Connected {
  const { reaching: now } = activity.transfer;
  return now.kind === 'nobody' ? call : reaching(call, activity, { ...now, rings });
}

const told = ({ initiator }: Transfer, what: Extract<Effect, { kind: 'tell-initiator' }>['what']): Effect[] =>
  initiator.leg === null ? [] : [{ kind: 'tell-initiator', leg: initiator.leg, what }];

function onProgress(
  call: Connected,
  activity: Transferring,
  { leg, heard }: Extract<Event, { kind: 'progress' }>,
): Step {
  const rings = ringsOf(activity);
  const next = rings && progressed(rings, leg, heard);
  if (!next) return step(call);
  return step(ringing(call, activity, next), { kind: 'sound' }, ...told(activity.transfer, 'ringing'));
}

function onAnswered(call: Connected, activity: Transferring, leg: LegId, now: Instant): Step {
  const rings = ringsOf(activity);
  if (!rings || !has(rings, leg)) return step(call, { kind: 'hang-up', leg });
  const others = rings.legs.filter(({ id }) => id !== leg);
  const { transfer } = activity;
  const { initiator, recipient } = transfer;
  const party = transfer.reaching.kind === 'initiator' ? initiator.party : recipient;
  const handedOn =
    initiator.leg === null
      ? call.segments
      : closed(call.segments, initiator.party, { result: 'answered', transferredTo: recipient }, now);
  const trunkId = call.trunkId ?? rings.legs.find(({ id }) => id === leg)?.trunkId ?? null;
  const next = joined({ ...call, trunkId, segments: answeredBy(handedOn, party, leg, now) }, activity, {
    end: { leg, party },
    // Who held has left; who was handed on may hold.
    held: activity.held,
    now,
  });
  return step(
    next,
    ...givingUp({ ...rings, legs: others }),
    ...removed(others.map(({ id }) => id)),
    { kind: 'sound' },
    { kind: 'save' },
    ...told(transfer, 'answered'),
    ...(initiator.leg === null ? [] : leaving(initiator.leg)),
  );
}

/** The place is filled: two are together again. */
function joined(
  call: Connected,
  { transfer: { side, transferred } }: Transferring,
  { end, held, now }: { readonly end: End; readonly held: readonly Hold[]; readonly now: Instant },
): Connected {
  return up(call, together(endsAt(side, end, transferred), held, now));
}

const removed = (legs: readonly LegId[]): Effect[] => legs.map((leg) => ({ kind: 'remove', leg }));

function onRefused(
  call: Connected,
  activity: Transferring,
  { leg, refused }: { readonly leg: LegId; readonly refused: Refused },
  now: Instant,
): Step {
  const rings = ringsOf(activity);
  if (!rings || !has(rings, leg)) return step(call);
  const after = afterRefusal(rings, leg, refused);
  const left = ringing(call, activity, after.rings);
  const gone: Effect = { kind: 'remove', leg };
  if (after.kind === 'rings') return step(left, gone);
  const { next, effects } =
    after.kind === 'next'
      ? toNextRound(left, { ...activity, transfer: withRings(activity, after.rings) }, after.refusal, now)
      : failed(left, { ...activity, transfer: withRings(activity, after.rings) }, after.refusal, now);
  return step(next, gone, ...effects);
}

function withRings({ transfer }: Transferring, rings: Ringing): Transfer {
  const { reaching: now } = transfer;
  return now.kind === 'nobody' ? transfer : { ...transfer, reaching: { ...now, rings } };
}

/** Another way to whom is being reached, while there is time. */
function toNextRound(call: Connected, activity: Transferring, refusal: Refused, now: Instant): Step {
  const { reaching: before } = activity.transfer;
  if (before.kind === 'nobody' || now >= before.until) return failed(call, activity, refusal, now);
  const begun = nextRound(before.rings, call.tried, now);
  if (!begun) return failed(call, activity, refusal, now);
  const { rings, tried, effects } = within(begun, before.until);
  return step(reaching({ ...call, tried }, activity, { ...before, rings }), ...effects, { kind: 'note' });
}

/** Who was to be reached is not to be had: back to the initiator, who is still there, or rings, or the call ends. */
function failed(call: Connected, activity: Transferring, refusal: Refused, now: Instant): Step {
  const { transfer } = activity;
  const rings = ringsOf(activity);
  const taken = rings ? [...givingUp(rings), ...removed(rings.legs.map(({ id }) => id))] : [];
  if (transfer.reaching.kind === 'initiator') {
    const { segments } = call;
    const missed = { ...call, segments: closed(segments, transfer.initiator.party, { result: 'no-answer' }, now) };
    const waiting = { side: transfer.side, customer: transfer.transferred };
    return backToQueue(missed, waiting, now, taken) ?? over(call, overAt('platform', refusal.why), now);
  }
  const { initiator, recipient } = transfer;
  const segments = closed(call.segments, recipient, { result: resultOf(refusal.why) }, now);
  const left = { ...call, segments };
  if (initiator.leg === null) {
    const { next, effects } = seeking(left, activity);
    return step(next, ...taken, ...effects);
  }
  const end: End = { leg: initiator.leg, party: initiator.party };
  const next = joined(left, activity, { end, held: activity.held, now });
  return step(next, ...taken, ...told(transfer, refusal.why), { kind: 'sound' }, { kind: 'save' });
}

/** Nobody rings any more: the initiator is looked for. */
function seeking(call: Connected, activity: Transferring): Step {
  const { initiator, transferred } = activity.transfer;
  const seek: Effect = { kind: 'seek', party: initiator.party, transferred: transferred.party };
  return step(reaching(call, activity, { kind: 'nobody' }), { kind: 'sound' }, { kind: 'note' }, seek);
}

/** What rang was lost with the platform: the recipient counts as silent, the initiator is rung anew. */
function onResumed(call: Connected, activity: Transferring, now: Instant): Step {
  if (activity.transfer.reaching.kind !== 'initiator') return failed(call, activity, NO_ANSWER, now);
  const { initiator } = activity.transfer;
  return seeking({ ...call, segments: closed(call.segments, initiator.party, { result: 'no-answer' }, now) }, activity);
}

function onHungUp(
  call: Connected,
  activity: Transferring,
  { leg, cause }: Pick<Extract<Event, { kind: 'hung-up' }>, 'leg' | 'cause'>,
  now: Instant,
): Step {
  const { side, transferred, initiator, recipient } = activity.transfer;
  if (leg === transferred.leg) return over(call, { by: otherSide(side), gone: leg, cause }, now);
  if (leg !== initiator.leg) return onRefused(call, activity, { leg, refused: LEFT }, now);
  // RFC 5589 §6.1: who transfers may leave before anybody answers; the transfer goes on.
  const segments = closed(call.segments, initiator.party, { result: 'answered', transferredTo: recipient }, now);
  const transfer: Transfer = { ...activity.transfer, initiator: { party: initiator.party, leg: null } };
  const held = activity.held.filter((hold) => hold.leg !== leg);
  const next = up({ ...call, segments }, { kind: 'transferring', transfer, held });
  return step(next, { kind: 'remove', leg }, { kind: 'save' });
}

/** Media that died ends the call, but not where it is only that of somebody the waiting end can do without. */
function onLost(
  call: Connected,
  activity: Transferring,
  { leg }: Extract<Event, { kind: 'lost' }>,
  now: Instant,
): Step {
  if (leg === undefined || leg === activity.transfer.transferred.leg) return over(call, overAt('platform'), now);
  const { next, effects } = onHungUp(call, activity, { leg, cause: null }, now);
  const gone: Effect =
    leg === activity.transfer.initiator.leg ? { kind: 'hang-up', leg, why: 'call/network' } : { kind: 'give-up', leg };
  return step(next, gone, ...effects);
}

/** A hold while a transfer is on its way: it counts when two are together again. */
function onHold(call: Connected, activity: Transferring, change: HoldChange, now: Instant): Step {
  const { transferred, initiator } = activity.transfer;
  const party = { [transferred.leg]: transferred.party, [initiator.leg ?? '']: initiator.party }[change.leg];
  const held = party?.kind === 'account' ? heldAfter(activity.held, change) : undefined;
  if (!party || !held) return step(call);
  const noted = holdNoted(call, party, holds(held, change.leg), now);
  return step(up(noted, { ...activity, held }), { kind: change.by === 'command' ? 'save' : 'note' });
}

function onPickedUp(call: Connected, activity: Transferring, input: PickUp, now: Instant): Step {
  const rings = ringsOf(activity);
  if (!rings || !has(rings, input.replaced)) return pickUpTalking(call, input, now);
  return pickUpRinging(input, call.tried, (also) =>
    onAnswered(call, { ...activity, transfer: withRings(activity, also(rings)) }, input.by, now),
  );
}

/** Where the initiator can be rung: the transfer comes back, unless they are nowhere or in another call. */
function onFound(
  call: Connected,
  activity: Transferring,
  { rounds }: Extract<Event, { kind: 'found' }>,
  now: Instant,
): Step {
  const { reaching: before, initiator, recipient, transferred } = activity.transfer;
  if (before.kind !== 'nobody') return step(call);
  if (rounds.length === 0) {
    const waiting = { side: activity.transfer.side, customer: transferred };
    return backToQueue(call, waiting, now) ?? over(call, overAt('platform', 'call/unreachable'), now);
  }
  const until = now + TRANSFER_MS;
  const { rings, tried, effects } = within(firstRound(rounds, call.tried, now), until);
  const own = { own: initiator.party, other: transferred.party, role: 'returned', transferredFrom: recipient } as const;
  const known = { ...call, tried, segments: opened(call.segments, own, now) };
  return step(reaching(known, activity, { kind: 'initiator', rings, until }), ...effects, { kind: 'note' });
}

/** It rang long enough, or a round found no way in its time. */
function onTime(call: Connected, activity: Transferring, now: Instant): Step {
  const { reaching: before } = activity.transfer;
  if (before.kind === 'nobody' || now < before.rings.giveUpAt) return step(call);
  if (before.rings.progress !== 'nothing') return failed(call, activity, NO_ANSWER, now);
  const { next, effects } = toNextRound(call, activity, NO_ANSWER, now);
  if (next.phase.state !== 'connected' || next.tried === call.tried) return step(next, ...effects);
  const { legs } = before.rings;
  return step(next, ...givingUp(before.rings), ...removed(legs.map(({ id }) => id)), ...effects);
}
