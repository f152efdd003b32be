import type { Instant } from '@wpm/kernel';
import type { Redirect } from '../record.ts';
import { type Call, type CallIn, isIn, ringsOf } from './call.ts';
import { isPauseOver, pauseEndsAt, pauseTurned, recordingRecalled } from './recording-pause.ts';
import { type Event, type Input, type Step, isCommand, isPresence, step } from './step.ts';
import { whileConnected, whilePresent } from './while-connected.ts';
import { whileRinging } from './while-ringing.ts';

/** One input in, the call as it is from now on and what to do about it out. Instants are UTC milliseconds. */
export function advance(call: Call, input: Input, now: Instant): Step {
  // What rings is noted when it is answered; the session of a call that is up is gone on with after a restart.
  if (input.kind === 'changed') return isIn(call, 'connected') ? step(call, { kind: 'note' }) : step(call);
  if (input.kind === 'redirected') return redirected(call, input.redirect);
  if (input.kind === 'recording-pause') return isIn(call, 'connected') ? pauseTurned(call, input.on, now) : step(call);
  // Of a phone that only rings, nothing of the kind is said.
  if (isPresence(input)) return isIn(call, 'connected') ? whilePresent(call, input, now) : step(call);
  // Commands are to calls that are up.
  if (isIn(call, 'ringing')) return isCommand(input) ? step(call) : whileRinging(call, input, now);
  if (isIn(call, 'connected')) return whileUp(call, input, now);
  // Over is over: what crosses the end on the wire changes nothing, except that a late answer must be hung up.
  return input.kind === 'answered' ? step(call, { kind: 'hang-up', leg: input.leg }) : step(call);
}

/** The recording has times of its own beside what goes on in the call. */
function whileUp(call: CallIn<'connected'>, input: Event, now: Instant): Step {
  if (input.kind === 'time' && isPauseOver(call, now)) return pauseTurned(call, false, now);
  const { next, effects } = whileConnected(call, input, now);
  return input.kind === 'resumed' ? step(next, ...effects, ...recordingRecalled(next)) : { next, effects };
}

/** When the call next wants `time` as its input; undefined when only others can move it. */
export function deadlineOf(call: Call): Instant | undefined {
  const { phase } = call;
  if (phase.state === 'ringing') return phase.giveUpAt;
  if (phase.state === 'ended') return undefined;
  const { activity } = phase;
  const waits = activity.kind === 'vanished' ? activity.until : undefined;
  const at = [ringsOf(activity)?.giveUpAt, waits, pauseEndsAt(call)].filter((each) => each !== undefined);
  return at.length === 0 ? undefined : Math.min(...at);
}

/** What one call's record keeps: its trunks stop following long before. */
const MOST_REDIRECTS = 20;

/** It goes on ringing, somewhere else; only the record knows. */
function redirected(call: Call, redirect: Redirect): Step {
  return step({ ...call, redirects: [...call.redirects, redirect].slice(-MOST_REDIRECTS) });
}
