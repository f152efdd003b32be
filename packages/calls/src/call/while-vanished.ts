import { type Instant, assertNever } from '@wpm/kernel';
import { type CallIn, type Vanished, endsUp, otherSide } from './call.ts';
import { type HoldChange, heldAfter, holdNoted, holds } from './holding.ts';
import { over, overAt, up } from './over.ts';
import { pickUpTalking } from './pick-up.ts';
import { backToQueue } from './queue-begins.ts';
import { closed } from './segment.ts';
import { type Happening, type Presence, type Step, step } from './step.ts';
import { leaving } from './transfer-begins.ts';
import { ended, reunited } from './vanish.ts';

type Connected = CallIn<'connected'>;

/** The goodbye is over long before; where the engine does not say so, the call ends then. */
const PARTING_MS = 15_000;

/** Somebody waits for a user whose phone vanished: it comes back, or the call ends with a goodbye. */
export function whileVanished(call: Connected, activity: Vanished, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return onHungUp(call, activity, input, now);
    case 'cancelled':
      return over(call, { by: 'caller', gone: 'caller', cause: null }, now);
    case 'lost':
      return onLost(call, activity, input.leg, now);
    case 'hold':
      return onHold(call, activity, input, now);
    case 'picked-up':
      return pickUpTalking(call, input, now);
    case 'time':
      return nextStage(call, activity, now);
    case 'resumed':
      return onResumed(call, activity, now);
    case 'answered':
      return step(call, { kind: 'hang-up', leg: input.leg });
    case 'progress':
    case 'refused':
    case 'found':
      return step(call);
    default:
      return assertNever(input);
  }
}

/** What is heard of the phone that is waited for, and of the goodbye. */
export function presentWhileVanished(call: Connected, activity: Vanished, input: Presence, now: Instant): Step {
  const { away, waiting, stage } = activity;
  switch (input.kind) {
    case 'heard':
      return stage === 'waiting' && isSilent(activity, input.leg) ? heardAgain(call, activity, now) : step(call);
    case 'vanished':
      if (input.leg === waiting.leg) return onHungUp(call, activity, { leg: input.leg, cause: null }, now);
      return input.leg === away.leg ? onLost(call, activity, input.leg, now) : step(call);
    case 'played':
      return stage === 'parting' && input.leg === waiting.leg ? over(call, GIVEN_UP, now) : step(call);
    case 'silent':
      return step(call);
    default:
      return assertNever(input.kind);
  }
}

const GIVEN_UP = overAt('platform', 'call/network');

const isSilent = ({ away }: Vanished, leg: string): boolean => away.phone === 'silent' && away.leg === leg;

/** Whoever waits may hang up, and so may the user whose phone is only silent. */
function onHungUp(
  call: Connected,
  activity: Vanished,
  { leg, cause }: Pick<Extract<Happening, { kind: 'hung-up' }>, 'leg' | 'cause'>,
  now: Instant,
): Step {
  const { side, waiting } = activity;
  if (leg === waiting.leg) return over(call, { by: otherSide(side), gone: leg, cause }, now);
  return isSilent(activity, leg) ? over(call, { by: side, gone: leg, cause }, now) : step(call);
}

/** A phone that was silent is lost for good: another must come. Without who waits, nobody is left. */
function onLost(call: Connected, activity: Vanished, leg: string | undefined, now: Instant): Step {
  if (leg === undefined || leg === activity.waiting.leg) return over(call, overAt('platform'), now);
  if (!isSilent(activity, leg)) return step(call);
  const { next, effects } = ended(call, activity, now);
  // Whoever waits goes on hearing what they hear.
  return step(next, ...effects, { kind: 'save' });
}

function onHold(call: Connected, activity: Vanished, change: HoldChange, now: Instant): Step {
  const end = endsUp(activity).find(({ leg }) => leg === change.leg);
  const held = end?.party.kind === 'account' ? heldAfter(activity.held, change) : undefined;
  if (!end || !held) return step(call);
  const noted = holdNoted(call, end.party, holds(held, end.leg), now);
  return step(up(noted, { ...activity, held }), { kind: change.by === 'command' ? 'save' : 'note' });
}

function heardAgain(call: Connected, activity: Vanished, now: Instant): Step {
  return step(up(call, reunited(activity, activity.held, now)), { kind: 'sound' }, { kind: 'save' });
}

/** The wait is over, and a phone that is silent still is let go; then the goodbye is. */
function nextStage(call: Connected, activity: Vanished, now: Instant): Step {
  if (now < activity.until) return step(call);
  if (activity.stage === 'parting') return over(call, GIVEN_UP, now);
  const queued = toQueue(call, activity, now);
  if (queued) return queued;
  const parting: Vanished = { ...activity, stage: 'parting', until: now + PARTING_MS };
  if (activity.away.phone === 'ended') return step(up(call, parting), { kind: 'sound' }, { kind: 'save' });
  const { next, effects } = ended(call, parting, now);
  return step(next, { kind: 'sound' }, ...effects, { kind: 'save' });
}

/** The customer of a campaign is not let go: somebody else has them next. */
function toQueue(call: Connected, activity: Vanished, now: Instant): Step | undefined {
  const { side, away, waiting } = activity;
  const segments = closed(call.segments, away.party, { result: 'answered' }, now);
  const silent = away.phone === 'silent' ? leaving(away.leg) : [];
  return backToQueue({ ...call, segments }, { side, customer: waiting }, now, silent);
}

/** Whether it was heard while the platform was away nobody knows: it is taken to have been, and lost again if it was not. */
function onResumed(call: Connected, activity: Vanished, now: Instant): Step {
  const mayBeThere = activity.stage === 'waiting' && activity.away.phone === 'silent';
  return mayBeThere ? heardAgain(call, activity, now) : step(call, { kind: 'sound' });
}
