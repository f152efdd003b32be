import { type Instant, assertNever } from '@wpm/kernel';
import {
  type Activity,
  type Call,
  type CallIn,
  type Ends,
  type LegId,
  type Noticing,
  sideOf,
  together,
} from './call.ts';
import { type HoldChange, heldAfter, holdNoted, holds } from './holding.ts';
import { over, overAt, up } from './over.ts';
import { pickUpTalking } from './pick-up.ts';
import { type Effect, type Happening, type Step, step } from './step.ts';

type Connected = CallIn<'connected'>;

/** A notice is over long before; where the engine does not say so, it is then. */
const NOTICE_MS = 60_000;

/**
 * What begins when who was called has answered: they talk and are recorded. In a campaign they hear of it first (F39), or are not
 * recorded.
 */
export function talkBegins(
  { madeIn, campaign }: Call,
  ends: Ends,
  now: Instant,
): { activity: Activity; effect: Effect } {
  if (madeIn?.records && madeIn.notice !== null) {
    return { activity: { kind: 'noticing', ends, held: [], until: now + NOTICE_MS }, effect: { kind: 'sound' } };
  }
  // A call that was promised to a customer has the rules of the campaign that promised it.
  const records = madeIn?.records ?? campaign?.plan.records ?? true;
  return { activity: together(ends, [], now), effect: { kind: records ? 'bridge' : 'sound' } };
}

/** Both hear that they are recorded, before they are. A phone that dies meanwhile ends the call: nothing was said yet. */
export function whileNoticing(call: Connected, activity: Noticing, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return onHungUp(call, activity, input, now);
    case 'cancelled':
      return over(call, { by: 'caller', gone: 'caller', cause: null, unheard: true }, now);
    case 'lost':
      return over(call, overAt('platform'), now);
    case 'time':
      return onTime(call, activity, now);
    case 'hold':
      return onHold(call, activity, input, now);
    case 'picked-up':
      return pickUpTalking(call, input, now);
    case 'resumed':
      return step(call, { kind: 'sound' });
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

function onHungUp(
  call: Connected,
  { ends }: Noticing,
  { leg, cause }: Extract<Happening, { kind: 'hung-up' }>,
  now: Instant,
): Step {
  const by = sideOf(ends, leg);
  return by ? over(call, { by, gone: leg, cause }, now) : step(call);
}

const onTime = (call: Connected, activity: Noticing, now: Instant): Step =>
  now < activity.until ? step(call) : noticed(call, activity, now);

/** The notice is over once whoever was called has heard it. */
export const noticePlayed = (call: Connected, activity: Noticing, leg: LegId, now: Instant): Step =>
  leg === activity.ends.callee.leg ? noticed(call, activity, now) : step(call);

function noticed(before: Connected, { ends, held }: Noticing, now: Instant): Step {
  const { madeIn } = before;
  const noticeMs = now - (before.phase.answeredAt ?? now);
  const call: Connected = { ...before, ...(madeIn && { madeIn: { ...madeIn, noticeMs } }) };
  return step(up(call, together(ends, held, now)), { kind: 'bridge' }, { kind: 'save' });
}

/** Who holds already does so when the notice is over. */
function onHold(call: Connected, activity: Noticing, change: HoldChange, now: Instant): Step {
  const side = sideOf(activity.ends, change.leg);
  const party = side && activity.ends[side].party;
  const held = party?.kind === 'account' ? heldAfter(activity.held, change) : undefined;
  if (!party || !held) return step(call);
  return step(up(holdNoted(call, party, holds(held, change.leg), now), { ...activity, held }), { kind: 'note' });
}
