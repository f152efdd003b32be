import type { CallRefusal, CallResult, EndedBy } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import { type Activity, type CallIn, type Cause, type Ended, type LegId, legsUp, ringsOf } from './call.ts';
import { givingUp } from './rounds.ts';
import { allClosed } from './segment.ts';
import { type Effect, type Step, step } from './step.ts';

/** How a call that was up ends. */
export type Ending = {
  readonly by: EndedBy;
  /** The leg that is gone already; null where all are to be hung up. */
  readonly gone: LegId | null;
  readonly cause: Cause | null;
  /** The caller took the call back before it was told of the answer. */
  readonly unheard?: boolean;
  /** How it is reported where nobody has spoken. */
  readonly result?: CallResult;
  /** What those who are left are told. */
  readonly why?: CallRefusal;
};

export const overAt = (by: EndedBy, why?: CallRefusal): Ending => ({
  by,
  gone: null,
  cause: null,
  ...(why !== undefined && { why }),
});

/** The same call, with something else going on in it. */
export function up(call: CallIn<'connected'>, activity: Activity): CallIn<'connected'> {
  return { ...call, phase: { ...call.phase, activity } };
}

/** The call is over for everybody. It is on disk before anybody is hung up. */
export function over(call: CallIn<'connected'>, end: Ending, now: Instant): Step {
  const { activity } = call.phase;
  const rings = ringsOf(activity);
  const answeredAt = end.unheard ? null : call.phase.answeredAt;
  const result = answeredAt === null ? (end.result ?? 'cancelled') : 'answered';
  const how: Ended = { result, by: end.by, refusal: null, cause: end.cause };
  const left = legsUp(activity).filter((leg) => leg !== end.gone);
  const segments = allClosed(call.segments, how.result, { answered: answeredAt !== null, now });
  const why = end.why === undefined ? {} : { why: end.why };
  return step(
    { ...call, segments, phase: { state: 'ended', answeredAt, endedAt: now, how } },
    ...(rings ? givingUp(rings) : []),
    ...toldOver(activity),
    { kind: 'stop-media' },
    { kind: 'save' },
    ...left.map((leg): Effect => ({ kind: 'hang-up', leg, ...why })),
  );
}

/** Whose transfer was under way hears that it came to nothing. */
function toldOver(activity: Activity): Effect[] {
  if (activity.kind !== 'transferring') return [];
  const { leg } = activity.transfer.initiator;
  return leg === null ? [] : [{ kind: 'tell-initiator', leg, what: 'call/failed' }];
}
