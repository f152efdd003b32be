import { type Instant, assertNever } from '@wpm/kernel';
import {
  type CallIn,
  type LegId,
  type Noticing,
  type Together,
  type Vanished,
  endsUp,
  sideOf,
  together,
} from './call.ts';
import { heldIn } from './commands.ts';
import { consultBegins } from './consult-begins.ts';
import { type HoldChange, heldAfter, holdNoted, holds } from './holding.ts';
import { over, overAt, up } from './over.ts';
import { pickUpTalking } from './pick-up.ts';
import { type Command, type Event, type Happening, type Presence, type Step, isCommand, step } from './step.ts';
import { transferBegins } from './transfer-begins.ts';
import { vanishes } from './vanish.ts';
import { agentLeavesAsking, whileAsking } from './while-asking.ts';
import { presentWhileChoosing, whileChoosing } from './while-choosing.ts';
import { agentLeavesConsulting, whileConsulting } from './while-consulting.ts';
import { presentWhileMessaging, whileMessaging } from './while-messaging.ts';
import { noticePlayed, whileNoticing } from './while-noticing.ts';
import { whileTransferring } from './while-transferring.ts';
import { presentWhileQueued, whileQueued } from './while-queued.ts';
import { presentWhileVanished, whileVanished } from './while-vanished.ts';

type Connected = CallIn<'connected'>;

/** The call is up: what an input means depends on what is going on in it. */
export function whileConnected(call: Connected, input: Event, now: Instant): Step {
  if (isCommand(input)) return onCommand(call, input, now);
  const { activity } = call.phase;
  if ('ends' in activity) return whileTwo(call, activity, input, now);
  switch (activity.kind) {
    case 'served':
      return whileServed(call, input, now);
    case 'queued':
      return whileQueued(call, activity, input, now);
    case 'choosing':
      return whileChoosing(call, activity, input, now);
    case 'messaging':
      return whileMessaging(call, activity, input, now);
    case 'transferring':
      return whileTransferring(call, activity, input, now);
    case 'asking':
      return whileAsking(call, activity, input, now);
    case 'consulting':
    case 'joined':
      return whileConsulting(call, activity, input, now);
    case 'vanished':
      return whileVanished(call, activity, input, now);
    default:
      return assertNever(activity);
  }
}

const whileTwo = (call: Connected, activity: Together | Noticing, input: Happening, now: Instant): Step =>
  activity.kind === 'noticing' ? whileNoticing(call, activity, input, now) : whileTogether(call, activity, input, now);

/** Two who are together can be parted; a consultation is turned. Whoever waits, or is being handed on, goes nowhere else. */
function onCommand(call: Connected, input: Command, now: Instant): Step {
  const { activity } = call.phase;
  if (activity.kind === 'asking') return whileAsking(call, activity, input, now);
  if (activity.kind === 'consulting' || activity.kind === 'joined') return whileConsulting(call, activity, input, now);
  if (activity.kind !== 'talking' && activity.kind !== 'held') return step(call);
  const held = heldIn(activity);
  if (input.kind === 'transfer') return transferBegins(call, activity.ends, { ...input, held }, now);
  return input.kind === 'consult' ? consultBegins(call, activity.ends, { ...input, held }, now) : step(call);
}

/** Whether a phone is there: whose customer has nobody else is waited for; among more, whose dialog is over has hung up. */
export function whilePresent(call: Connected, input: Presence, now: Instant): Step {
  const { activity } = call.phase;
  if (activity.kind === 'queued') return presentWhileQueued(call, activity, input, now);
  if (activity.kind === 'choosing') return presentWhileChoosing(call, activity, input, now);
  if (activity.kind === 'messaging') return presentWhileMessaging(call, activity, input, now);
  if (activity.kind === 'vanished') return presentWhileVanished(call, activity, input, now);
  if (activity.kind === 'noticing' && input.kind === 'played') return noticePlayed(call, activity, input.leg, now);
  if (input.kind !== 'silent' && input.kind !== 'vanished') return step(call);
  const { kind, leg } = input;
  const away = phoneAway(call, { leg, phone: kind === 'silent' ? 'silent' : 'ended' }, now);
  return away ?? (kind === 'silent' ? step(call) : goneWithDialog(call, leg, now));
}

/** A user's phone that is awaited by the other end; undefined where it is not: it was not a user's, or is not needed there. */
function phoneAway(call: Connected, gone: GonePhone, now: Instant): Step | undefined {
  const { activity } = call.phase;
  if ('ends' in activity) return goneOfTwo(call, activity, gone, now);
  switch (activity.kind) {
    case 'asking':
      return agentLeavesAsking(call, activity, gone, now);
    case 'consulting':
    case 'joined':
      return agentLeavesConsulting(call, activity, gone, now);
    case 'served':
    case 'queued':
    case 'choosing':
    case 'messaging':
    case 'transferring':
    case 'vanished':
      return undefined;
    default:
      return assertNever(activity);
  }
}

function goneOfTwo(call: Connected, activity: Together | Noticing, gone: GonePhone, now: Instant): Step | undefined {
  if (activity.kind === 'noticing') return undefined;
  // Who is on hold hears music already: that one of them is silent tells nothing.
  const tellsNothing = activity.kind === 'held' && gone.phone === 'silent';
  return tellsNothing ? undefined : gonePhone(call, activity, gone, now);
}

/** It has left as if it had hung up; but where a user's phone ends the call by that, it was nobody's wish. */
function goneWithDialog(call: Connected, leg: LegId, now: Instant): Step {
  const hungUp = whileConnected(call, { kind: 'hung-up', leg, cause: null }, now);
  const { party } = endsUp(call.phase.activity).find((end) => end.leg === leg) ?? {};
  const isLost = hungUp.next.phase.state === 'ended' && party?.kind === 'account';
  return isLost ? over(call, { ...overAt('platform', 'call/network'), gone: leg }, now) : hungUp;
}

type GonePhone = { readonly leg: LegId; readonly phone: Vanished['away']['phone'] };

function gonePhone(call: Connected, activity: Together, { leg, phone }: GonePhone, now: Instant): Step | undefined {
  const side = sideOf(activity.ends, leg);
  return side && vanishes(call, { activity, side, phone }, now);
}

function whileServed(call: Connected, input: Event, now: Instant): Step {
  if (input.kind === 'hung-up') return over(call, { by: 'caller', gone: input.leg, cause: input.cause }, now);
  if (input.kind === 'lost') return over(call, overAt('platform'), now);
  // With the platform itself there is nothing else to do but to leave.
  return input.kind === 'cancelled' ? cancelled(call, now) : step(call);
}

/** Two are together; one of them may be on hold. */
function whileTogether(call: Connected, activity: Together, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return onHungUp(call, activity, input, now);
    case 'lost':
      return onLost(call, activity, input.leg, now);
    case 'cancelled':
      return cancelled(call, now);
    case 'hold':
      return hold(call, activity, input, now);
    case 'picked-up':
      return pickUpTalking(call, input, now);
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

/** Media that died: of a user's phone, which may come back; of a network, or of all, which nobody brings back. */
function onLost(call: Connected, activity: Together, leg: LegId | undefined, now: Instant): Step {
  const gone = leg === undefined ? undefined : gonePhone(call, activity, { leg, phone: 'ended' }, now);
  return gone ?? over(call, overAt('platform'), now);
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

/**
 * A user holds, or takes back: music from here, which goes on if the phone dies (F32). Who is outside is not asked: what their
 * network lets us hear while they hold is theirs to choose, and nothing of ours goes over it.
 */
function hold(call: Connected, activity: Together, change: HoldChange, now: Instant): Step {
  const side = sideOf(activity.ends, change.leg);
  const party = side && activity.ends[side].party;
  const held = party?.kind === 'account' ? heldAfter(heldIn(activity), change) : undefined;
  if (!party || !held) return step(call);
  const since = activity.kind === 'held' ? activity.since : now;
  const next = up(holdNoted(call, party, holds(held, change.leg), now), together(activity.ends, held, since));
  return step(next, { kind: 'sound' }, { kind: change.by === 'command' ? 'save' : 'note' });
}

/** The caller's CANCEL came between the callee's answer and ours: nobody ever spoke, the callee is let go. */
function cancelled(call: Connected, now: Instant): Step {
  return over(call, { by: 'caller', gone: 'caller', cause: null, unheard: true }, now);
}
