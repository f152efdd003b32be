import { type Instant, assertNever } from '@wpm/kernel';
import { type Activity, type CallIn, type LegId, type Side, sideOf, together } from './call.ts';
import { over, overAt, up } from './over.ts';
import { heldBy } from './segment.ts';
import { type Event, type Step, step } from './step.ts';
import { transferBegins } from './transfer-begins.ts';
import { whileTransferring } from './while-transferring.ts';

type Connected = CallIn<'connected'>;
type Together = Extract<Activity, { kind: 'talking' | 'held' }>;

/** The call is up: what an input means depends on what is going on in it. */
export function whileConnected(call: Connected, input: Event, now: Instant): Step {
  const { activity } = call.phase;
  switch (activity.kind) {
    case 'served':
      return whileServed(call, input, now);
    case 'talking':
    case 'held':
      return whileTogether(call, activity, input, now);
    case 'transferring':
      return whileTransferring(call, activity, input, now);
    default:
      return assertNever(activity);
  }
}

function whileServed(call: Connected, input: Event, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return over(call, { by: 'caller', gone: input.leg, cause: input.cause }, now);
    case 'lost':
      return over(call, overAt('platform'), now);
    case 'cancelled':
      return cancelled(call, now);
    case 'answered':
    case 'progress':
    case 'refused':
    case 'hold':
    case 'transfer':
    case 'found':
    case 'resumed':
    case 'time':
      return step(call);
    default:
      return assertNever(input);
  }
}

/** Two are together; one of them may be on hold. */
function whileTogether(call: Connected, activity: Together, input: Event, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return onHungUp(call, activity, input, now);
    case 'lost':
      return over(call, overAt('platform'), now);
    case 'cancelled':
      return cancelled(call, now);
    case 'hold':
      return hold(call, activity, input, now);
    case 'transfer':
      return transferBegins(call, activity.ends, { ...input, held: heldIn(activity) }, now);
    case 'resumed':
      return step(call, { kind: 'sound' });
    case 'answered':
      // Two callees answered at once: the first has the call, this one is let go.
      return step(call, { kind: 'hang-up', leg: input.leg });
    case 'progress':
    case 'refused':
    case 'found':
    case 'time':
      return step(call);
    default:
      return assertNever(input);
  }
}

function onHungUp(
  call: Connected,
  { ends }: Together,
  { leg, cause }: Extract<Event, { kind: 'hung-up' }>,
  now: Instant,
): Step {
  const by = sideOf(ends, leg);
  return by ? over(call, { by, gone: leg, cause }, now) : step(call);
}

const heldIn = (activity: Together): readonly Side[] => (activity.kind === 'held' ? activity.held : []);

/**
 * A user's phone holds, or takes back: music from here, which goes on if the phone dies (F32). Who is outside is not asked:
 * what their network lets us hear while they hold is theirs to choose, and nothing of ours goes over it.
 */
function hold(
  call: Connected,
  activity: Together,
  { leg, on }: { readonly leg: LegId; readonly on: boolean },
  now: Instant,
): Step {
  const side = sideOf(activity.ends, leg);
  const before = heldIn(activity);
  if (!side || activity.ends[side].party.kind !== 'account' || before.includes(side) === on) return step(call);
  const held = on ? [...before, side] : before.filter((each) => each !== side);
  const next = { ...call, segments: heldBy(call.segments, activity.ends[side].party, on, now) };
  return step(up(next, stillTogether(activity, held, now)), { kind: 'sound' }, { kind: 'note' });
}

function stillTogether(activity: Together, held: readonly Side[], now: Instant): Activity {
  const { ends } = activity;
  const since = activity.kind === 'held' ? activity.since : now;
  return together(ends, held, since);
}

/** The caller's CANCEL came between the callee's answer and ours: nobody ever spoke, the callee is let go. */
function cancelled(call: Connected, now: Instant): Step {
  return over(call, { by: 'caller', gone: 'caller', cause: null, unheard: true }, now);
}
