import type { Instant } from '@wpm/kernel';
import type { Redirected } from '../ports.ts';
import type { Redirect } from '../record.ts';
import { type Call, type CallIn, isIn, ringsOf } from './call.ts';
import type { Queued } from './queued.ts';
import { isPauseOver, pauseEndsAt, pauseTurned, recordingRecalled, whileRecorded } from './recording-pause.ts';
import { wayNoted } from './one-way.ts';
import {
  type Beside,
  type Input,
  type Reported,
  type Step,
  isHappening,
  isOfMenu,
  isOfQueue,
  isOfRecording,
  isPresence,
  isReported,
  step,
} from './step.ts';
import {
  type OfSupervisor,
  arrivalDue,
  arrivalsGivenUp,
  isArrivalDue,
  isOfSupervisor,
  whileSupervised,
  withSupervisors,
} from './supervise.ts';
import { choosingDeadline, onMenuInput } from './while-choosing.ts';
import { messageDeadline, onQuiet } from './while-messaging.ts';
import { whileConnected, whilePresent } from './while-connected.ts';
import { onForwarded, whileForwarding } from './while-forwarding.ts';
import { onQueueInput } from './while-queued.ts';
import { whileRinging } from './while-ringing.ts';
import { wokenBeside } from './woken-beside.ts';

/** One input in, the call as it is from now on and what to do about it out. Instants are UTC milliseconds. */
export function advance(call: Call, input: Input, now: Instant): Step {
  if (isOfSupervisor(input)) return whileSupervised(call, input, now);
  return input.kind === 'time' && isArrivalDue(call, now)
    ? arrivalsGivenUp(call, now)
    : withSupervisors(itself(call, input, now), input);
}

/** What it means for the call itself, whoever listens to it. */
function itself(call: Call, input: Exclude<Input, OfSupervisor>, now: Instant): Step {
  if (input.kind === 'redirected') return redirected(call, input.redirect);
  if (input.kind === 'woken-beside') return isIn(call, 'ringing') ? wokenBeside(call, input, now) : step(call);
  if (isReported(input)) return reported(call, input);
  if (isIn(call, 'connected')) return whileUp(call, input, now);
  // All else is said of calls that are up: a session that changes, commands, a phone's presence, a queue.
  if (isIn(call, 'ringing')) return isHappening(input) ? whileRinging(call, input, now) : step(call);
  if (isIn(call, 'forwarding')) return unplaced(call, input, now);
  // Over is over: what crosses the end on the wire changes nothing, except that a late answer must be hung up.
  return input.kind === 'answered' ? step(call, { kind: 'hang-up', leg: input.leg }) : step(call);
}

/** What is said of the call whichever phase it is in. */
type OfItself = Exclude<Input, Redirected | Beside | Reported | OfSupervisor>;

/** Nobody rings, and whom the call goes on to is being looked up. */
function unplaced(call: CallIn<'forwarding'>, input: OfItself, now: Instant): Step {
  if (input.kind === 'forwarded') return onForwarded(call, input, now);
  return isHappening(input) ? whileForwarding(call, input, now) : step(call);
}

function whileUp(call: CallIn<'connected'>, input: OfItself, now: Instant): Step {
  // The session of a call that is up is gone on with after a restart.
  if (input.kind === 'changed') return step(call, { kind: 'note' });
  if (isOfRecording(input)) return whileRecorded(call, input, now);
  if (input.kind === 'quiet') return onQuiet(call, now);
  if (isPresence(input)) return whilePresent(wayNoted(call, input), input, now);
  if (isOfQueue(input)) return onQueueInput(call, input, now);
  if (isOfMenu(input)) return onMenuInput(call, input, now);
  // It was taken back while its way was looked up, and is another call's part by now.
  if (input.kind === 'forwarded') return step(call);
  // The recording has times of its own beside what goes on in the call.
  if (input.kind === 'time' && isPauseOver(call, now)) return pauseTurned(call, false, now);
  const { next, effects } = whileConnected(call, input, now);
  return input.kind === 'resumed' ? step(next, ...effects, ...recordingRecalled(next)) : { next, effects };
}

/** When the call next wants `time` as its input; undefined when only others can move it. */
export function deadlineOf(call: Call): Instant | undefined {
  const { phase } = call;
  if (phase.state === 'ringing') return phase.giveUpAt;
  if (phase.state !== 'connected') return undefined;
  const { activity } = phase;
  const waits =
    activity.kind === 'vanished' || activity.kind === 'noticing'
      ? activity.until
      : activity.kind === 'choosing'
        ? choosingDeadline(activity)
        : activity.kind === 'messaging'
          ? messageDeadline(activity)
          : undefined;
  const queue = activity.kind === 'queued' ? queueDeadlines(call, activity) : [];
  const at = [ringsOf(activity)?.giveUpAt, waits, pauseEndsAt(call), arrivalDue(call), ...queue].filter(
    (each) => each !== undefined,
  );
  return at.length === 0 ? undefined : Math.min(...at);
}

/** While a phone rings the wait does not end: the ringing does. */
function queueDeadlines({ campaign }: Call, { stage }: Queued): readonly (Instant | undefined)[] {
  if (stage.kind === 'opening' || stage.kind === 'parting') return [stage.until];
  if (stage.kind !== 'waiting' || !campaign) return [];
  return [campaign.waitUntil, campaign.tellAt, campaign.offerAt].map((at) => at ?? undefined);
}

/** It goes on as it was, and is known to after a restart; whoever is not heard is shown so. */
function reported(call: Call, input: Reported): Step {
  if (isIn(call, 'ended')) return step(call);
  const next = wayNoted(call, input);
  return next !== call && isIn(call, 'connected') ? step(next, { kind: 'note' }) : step(next);
}

/** What one call's record keeps: its trunks stop following long before. */
const MOST_REDIRECTS = 20;

/** It goes on ringing, somewhere else; only the record knows. */
function redirected(call: Call, redirect: Redirect): Step {
  return step({ ...call, redirects: [...call.redirects, redirect].slice(-MOST_REDIRECTS) });
}
