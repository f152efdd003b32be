import type { Instant } from '@wpm/kernel';
import {
  type Activity,
  type Call,
  type CallIn,
  type End,
  type Ended,
  type LegId,
  type Ringing,
  type Side,
  type Transfer,
  endsAt,
  isIn,
  otherSide,
  sideOf,
  together,
} from './call.ts';
import { heldIn, refusalToHandOn } from './commands.ts';
import { calledNow } from './forwarding.ts';
import { calleeLeg } from './leg-id.ts';
import { up } from './over.ts';
import { allClosed, answeredBy, closed, openPartOf, opened } from './segment.ts';
import type { Effect } from './step.ts';
import { withSupervisors } from './supervise.ts';
import { supervisionsOf } from './supervised.ts';
import { TRANSFER_MS, leaving } from './transfer-begins.ts';

/** What is to be done for one of two calls: before both are on disk, and after. */
export type Part<C extends Call = Call> = {
  readonly next: C;
  readonly before: readonly Effect[];
  readonly after: readonly Effect[];
};

/** An attended transfer across two calls of one user (RFC 5589 §7): the one goes on, with a leg of the other, which is over. */
export type Merged = {
  readonly kept: Part<CallIn<'connected'>>;
  readonly ended: Part<CallIn<'ended'>>;
  /** Legs that go over: their names in the call that ends, and in the one that goes on. */
  readonly moves: readonly { readonly from: LegId; readonly to: LegId }[];
};

/** A call, and the user's leg in it. */
export type Own = { readonly call: Call; readonly by: LegId };

/**
 * Whoever is, or is being called, at the other end of `given` takes the user's place in `kept`. Undefined where the calls are
 * not such that this can be: each has two who are together, or `given` is being placed by the user.
 */
export function merge(kept: Own, given: Own, now: Instant): Merged | undefined {
  const { call, by } = kept;
  if (!isIn(call, 'connected') || refusalToHandOn(call, by)) return undefined;
  const { activity } = call.phase;
  if (activity.kind !== 'talking' && activity.kind !== 'held') return undefined;
  const place = { call, by, activity };
  if (isIn(given.call, 'connected')) return withoutListeners(withAnswered(place, given, given.call, now));
  return isIn(given.call, 'ringing') && given.by === 'caller' ? withRinging(place, given.call, now) : undefined;
}

/** Who listened to the user who hands on, or to the call that is over, has nobody to listen to any more. */
function withoutListeners(merged: Merged | undefined): Merged | undefined {
  return merged && { ...merged, kept: parted(merged.kept), ended: parted(merged.ended) };
}

function parted<C extends Call>({ next, before, after }: Part<C>): Part<C> {
  const { next: left, effects } = withSupervisors({ next, effects: after });
  return { next: { ...next, supervisions: supervisionsOf(left) }, before, after: effects };
}

type Place = {
  readonly call: CallIn<'connected'>;
  readonly by: LegId;
  readonly activity: Extract<Activity, { kind: 'talking' | 'held' }>;
};

/** The two who are left are together at once. */
function withAnswered(
  { call, by, activity }: Place,
  given: Own,
  ending: CallIn<'connected'>,
  now: Instant,
): Merged | undefined {
  const other = ending.phase.activity;
  const [side, away] = [sideOf(activity.ends, by), 'ends' in other ? sideOf(other.ends, given.by) : undefined];
  if (!side || !away || !('ends' in other) || refusalToHandOn(given.call, given.by)) return undefined;
  const { leg: from, party } = other.ends[otherSide(away)];
  // A user has one part in a call at most.
  if (party.kind === 'account' && openPartOf(call.segments, party.accountId)) return undefined;
  const to = calleeLeg(call.tried);
  const here: End = { leg: to, party };
  const held = [
    ...heldIn(activity),
    ...heldIn(other).flatMap((hold) => (hold.leg === from ? [{ ...hold, leg: to }] : [])),
  ];
  const transferred = activity.ends[otherSide(side)];
  const parts = handedOn(call, { side, activity, recipient: party, stays: false }, now);
  const segments = answeredBy(parts, party, to, now);
  const next = up(
    { ...call, segments, tried: call.tried + 1, trunkId: call.trunkId ?? ending.trunkId },
    together(endsAt(side, here, transferred), held, now),
  );
  const told: Effect = { kind: 'tell-initiator', leg: by, what: 'answered' };
  return {
    kept: { next, before: [{ kind: 'sound' }], after: [told, ...leaving(by)] },
    ended: endedBy(ending, away, given.by, now),
    moves: [{ from, to }],
  };
}

/** Whoever rings goes on ringing, and the customer waits for them as in a blind transfer (RFC 5589 §7.3). */
function withRinging({ call, by, activity }: Place, ending: CallIn<'ringing'>, now: Instant): Merged | undefined {
  const side = sideOf(activity.ends, by);
  const party = side && activity.ends[side].party;
  if (!side || party?.kind !== 'account') return undefined;
  const callee = calledNow(ending);
  const moves = ending.phase.legs.map(({ id }, index) => ({ from: id, to: calleeLeg(call.tried + index) }));
  const until = now + TRANSFER_MS;
  const rings: Ringing = {
    legs: ending.phase.legs.map((leg, index) => ({ ...leg, id: calleeLeg(call.tried + index) })),
    progress: ending.phase.progress === 'nothing' ? 'nothing' : 'ringing',
    giveUpAt: Math.min(ending.phase.giveUpAt, until),
    later: ending.phase.later,
    verdict: ending.phase.verdict,
  };
  const transfer: Transfer = {
    side,
    transferred: activity.ends[otherSide(side)],
    initiator: { party, leg: by },
    recipient: callee,
    reaching: { kind: 'recipient', rings, until },
  };
  const segments = handedOn(call, { side, activity, recipient: callee, stays: true }, now);
  const known = { ...call, segments, tried: call.tried + moves.length };
  const told: Effect[] = rings.progress === 'nothing' ? [] : [{ kind: 'tell-initiator', leg: by, what: 'ringing' }];
  return {
    kept: {
      next: up(known, { kind: 'transferring', transfer, held: heldIn(activity) }),
      before: [{ kind: 'sound' }],
      after: told,
    },
    ended: replaced(ending, now),
    moves,
  };
}

function handedOn(
  call: Call,
  { side, activity: { ends }, recipient, stays }: Pick<Place, 'activity'> & Handed,
  now: Instant,
) {
  const [own, other] = [ends[side].party, ends[otherSide(side)].party];
  const parts = stays
    ? call.segments
    : closed(call.segments, own, { result: 'answered', transferredTo: recipient }, now);
  return opened(parts, { own: recipient, other, role: 'recipient', transferredFrom: own }, now);
}

type Handed = { readonly side: Side; readonly recipient: End['party']; readonly stays: boolean };

/** The user's other call: it was answered, and ends because they handed its other end on. */
function endedBy(call: CallIn<'connected'>, by: Side, leg: LegId, now: Instant): Part<CallIn<'ended'>> {
  const { answeredAt } = call.phase;
  const how: Ended = { result: 'answered', by, refusal: null, cause: null };
  const segments = allClosed(call.segments, how.result, { answered: true, now });
  return {
    next: { ...call, segments, phase: { state: 'ended', answeredAt, endedAt: now, how } },
    before: [{ kind: 'stop-media' }],
    // The REFER may have come in this one.
    after: [
      { kind: 'tell-initiator', leg, what: 'answered' },
      { kind: 'hang-up', leg },
    ],
  };
}

/** It rings on for the sake of another call: nobody has missed this one. */
function replaced(call: CallIn<'ringing'>, now: Instant): Part<CallIn<'ended'>> {
  const how: Ended = { result: 'cancelled', by: 'caller', refusal: null, cause: null };
  const parts = closed(call.segments, calledNow(call), { result: 'failed' }, now);
  const segments = allClosed(parts, how.result, { answered: false, now });
  return {
    next: { ...call, segments, phase: { state: 'ended', answeredAt: null, endedAt: now, how } },
    before: [{ kind: 'stop-media' }],
    after: [{ kind: 'terminate-caller' }],
  };
}
