import { type Instant, assertNever } from '@wpm/kernel';
import type { CallIn, Ended, LegId } from './call.ts';
import type { Hearing } from './hearing.ts';
import type { MessageCall, MessageStage, Messaging } from './messaging.ts';
import { over, up } from './over.ts';
import { pickUpTalking } from './pick-up.ts';
import { type Happening, type MenuInput, type Presence, type Step, step } from './step.ts';

type Connected = CallIn<'connected'>;

/** The key that ends a message, as the platform's own words say. */
const END_KEY = '#';

/** What is said at the end is over long before; where the engine does not say so, the call ends then. */
const PARTING_MS = 30_000;

/** A customer leaves a message, or is asked for it. */
export function whileMessaging(call: Connected, activity: Messaging, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return onHungUp(call, activity, input, now);
    case 'cancelled':
      return leaves(call, { gone: 'caller', cause: null }, now);
    case 'lost':
      return onLost(call, activity, input.leg, now);
    case 'answered':
      return step(call, { kind: 'hang-up', leg: input.leg });
    case 'picked-up':
      return pickUpTalking(call, input, now);
    case 'time':
      return onTime(call, activity, now);
    case 'resumed':
      // What was said may have been lost with the platform, what was recorded was not.
      return step(call, { kind: 'sound' });
    case 'progress':
    case 'refused':
    case 'hold':
    case 'found':
      return step(call);
    default:
      return assertNever(input);
  }
}

/** What is heard of the customer's phone, and that what was said to them is over. */
export function presentWhileMessaging(call: Connected, activity: Messaging, input: Presence, now: Instant): Step {
  if (input.leg !== activity.customer.leg) return step(call);
  if (input.kind === 'vanished') return leaves(call, { gone: input.leg, cause: null }, now);
  if (input.kind !== 'played') return step(call);
  const { stage } = activity;
  switch (stage.kind) {
    case 'greeting':
      return begins(call, activity, now);
    case 'recording':
      // Silence has no end: nothing could be recorded, and nobody is to speak into nothing.
      return leaves(call, { gone: null, cause: null }, now);
    case 'parting':
      return leaves(call, { gone: null, cause: null }, now);
    default:
      return assertNever(stage);
  }
}

/** A key the customer pressed: the one that ends a message does so. */
export const keyWhileMessaging = (
  call: Connected,
  activity: Messaging,
  { leg, key }: Extract<MenuInput, { kind: 'key' }>,
  now: Instant,
): Step =>
  activity.stage.kind === 'recording' && leg === activity.customer.leg && key === END_KEY
    ? parts(call, activity, now)
    : step(call);

/** Nothing was to be heard for as long as is waited for: everything is said. */
export function onQuiet(call: Connected, now: Instant): Step {
  const { activity } = call.phase;
  const isRecording = activity.kind === 'messaging' && activity.stage.kind === 'recording';
  return isRecording ? parts(call, activity, now) : step(call);
}

/** When the call next wants `time`. */
export const messageDeadline = ({ stage }: Messaging): Instant => stage.until;

/** What the customer hears; packets go on while they speak, and nothing else does. */
export const messageHearing = (message: MessageCall | undefined, { customer, stage }: Messaging): Hearing => ({
  leg: customer.leg,
  from: [],
  plays: { greeting: message?.plan.greeting, recording: SILENCE, parting: message?.plan.thanks }[stage.kind] ?? SILENCE,
});

const SILENCE = { sequence: [{ silenceMs: 1_000 }], loop: true } as const;

const inStage = (call: Connected, activity: Messaging, stage: MessageStage): Connected =>
  up(call, { ...activity, stage });

/** The tone is over: what the customer says from now on is the message. */
function begins(call: Connected, activity: Messaging, now: Instant): Step {
  const until = now + (call.message?.plan.mostMs ?? 0);
  return step(inStage(call, activity, { kind: 'recording', until }), { kind: 'bridge' }, { kind: 'note' });
}

function parts(call: Connected, activity: Messaging, now: Instant): Step {
  const next = inStage(call, activity, { kind: 'parting', until: now + PARTING_MS });
  return step(next, { kind: 'end-recording' }, { kind: 'sound' }, { kind: 'note' });
}

type Leaving = { readonly gone: LegId | null; readonly cause: Ended['cause'] };

function leaves(call: Connected, { gone, cause }: Leaving, now: Instant): Step {
  const result = call.message?.result ?? 'no-answer';
  return over(call, { by: gone === null ? 'platform' : 'caller', gone, cause, result }, now);
}

const onHungUp = (
  call: Connected,
  { customer }: Messaging,
  { leg, cause }: Extract<Happening, { kind: 'hung-up' }>,
  now: Instant,
): Step => (leg === customer.leg ? leaves(call, { gone: leg, cause }, now) : step(call));

function onLost(call: Connected, { customer }: Messaging, leg: LegId | undefined, now: Instant): Step {
  if (leg !== undefined && leg !== customer.leg) return step(call, { kind: 'give-up', leg });
  return leaves(call, { gone: null, cause: null }, now);
}

function onTime(call: Connected, activity: Messaging, now: Instant): Step {
  const { stage } = activity;
  if (now < stage.until) return step(call);
  if (stage.kind === 'greeting') return begins(call, activity, now);
  return stage.kind === 'recording' ? parts(call, activity, now) : leaves(call, { gone: null, cause: null }, now);
}
