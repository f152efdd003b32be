import type { MenuExit } from '@wpm/contract';
import { type Instant, assertNever } from '@wpm/kernel';
import type { CallIn, Ended, LegId } from './call.ts';
import { type Choosing, RESULT_OF_EXIT } from './choosing.ts';
import type { ChoiceTo } from '../queue-port.ts';
import { asksForMessage, choseNothing, goesTo, inStage, saysAgain } from './menu-begins.ts';
import {
  calleeAnswered,
  calleeProgressed,
  calleeRefused,
  calleeRings,
  calleeTimeUp,
  nobodyThere,
} from './menu-callee.ts';
import { isMenuKey } from './menu-plan.ts';
import { over } from './over.ts';
import { pickUpRinging, pickUpTalking } from './pick-up.ts';
import { queueEntered } from './queue-begins.ts';
import { givingUp, has } from './rounds.ts';
import { closed } from './segment.ts';
import { type Happening, type MenuInput, type PickUp, type Presence, type Step, step } from './step.ts';
import { keyWhileMessaging } from './while-messaging.ts';
import { keyWhileQueued } from './while-queued.ts';
import { LEFT } from './while-ringing.ts';

type Connected = CallIn<'connected'>;

/** A caller chooses where they go (F05), or whom they chose is called. */
export function whileChoosing(call: Connected, activity: Choosing, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'progress':
    case 'answered':
    case 'refused':
      return onPhone(call, activity, input, now);
    case 'hung-up':
      return onGone(call, activity, input, now);
    case 'cancelled':
      return leaves(call, { left: 'abandoned', gone: 'caller' }, now);
    case 'lost':
      return onLost(call, activity, input.leg, now);
    case 'picked-up':
      return onPickedUp(call, activity, input, now);
    case 'time':
      return onTime(call, activity, now);
    case 'resumed':
      return onResumed(call, activity, now);
    case 'hold':
    case 'found':
      return step(call);
    default:
      return assertNever(input);
  }
}

/** What a phone that rings for the caller says; one that answers late is let go. */
function onPhone(call: Connected, activity: Choosing, input: OfPhone, now: Instant): Step {
  const { stage } = activity;
  const { leg } = input;
  if (stage.kind !== 'calling' || !has(stage.rings, leg)) {
    return input.kind === 'answered' ? step(call, { kind: 'hang-up', leg }) : step(call);
  }
  if (input.kind === 'progress') return calleeProgressed(call, activity, stage, leg);
  if (input.kind === 'answered') return calleeAnswered(call, activity, { stage, leg }, now);
  return calleeRefused(call, activity, { stage, leg, refused: input.refused }, now);
}

type OfPhone = Extract<Happening, { kind: 'progress' | 'answered' | 'refused' }>;

/** A key, which a queue may have asked for too, or the answer to where a choice leads. */
export function onMenuInput(call: Connected, input: MenuInput, now: Instant): Step {
  const { activity } = call.phase;
  if (activity.kind === 'queued' && input.kind === 'key') return keyWhileQueued(call, activity, input, now);
  if (activity.kind === 'messaging' && input.kind === 'key') return keyWhileMessaging(call, activity, input, now);
  if (activity.kind !== 'choosing') return step(call);
  return input.kind === 'key' ? onKey(call, activity, input, now) : onChosen(call, activity, input, now);
}

/** What is heard of the caller's phone, and that what was said to them is over. */
export function presentWhileChoosing(call: Connected, activity: Choosing, input: Presence, now: Instant): Step {
  if (input.kind === 'vanished') return onGone(call, activity, { leg: input.leg, cause: null }, now);
  return input.kind === 'played' && input.leg === activity.customer.leg ? said(call, activity, now) : step(call);
}

/** Everything is said: a key is waited for, or the call ends. */
function said(call: Connected, activity: Choosing, now: Instant): Step {
  const { stage } = activity;
  if (stage.kind === 'parting') return leaves(call, { left: stage.left }, now);
  if (stage.kind !== 'saying') return step(call);
  const until = now + (call.menu?.plan.waitMs ?? 0);
  return step(inStage(call, activity, { kind: 'listening', until }), { kind: 'sound' }, { kind: 'note' });
}

function onKey(
  call: Connected,
  activity: Choosing,
  { leg, key }: Extract<MenuInput, { kind: 'key' }>,
  now: Instant,
): Step {
  const { stage, customer, menu } = activity;
  const isAsked = stage.kind === 'saying' || stage.kind === 'listening';
  if (!isAsked || leg !== customer.leg || !isMenuKey(key)) return step(call);
  const choice = call.menu?.plan.nodes[menu]?.choices[key];
  return choice ? goesTo(call, activity, { key, ...choice }, now) : choseNothing(call, activity, 'wrong', now);
}

function onChosen(
  call: Connected,
  activity: Choosing,
  { to }: Extract<MenuInput, { kind: 'chosen' }>,
  now: Instant,
): Step {
  const { menu } = call;
  if (activity.stage.kind !== 'seeking' || !menu) return step(call);
  const { to: sought } = activity.stage;
  const isAfter = sought.kind === 'account' && sought.happened !== undefined;
  if (to.kind === 'nowhere') return nobodyThere(call, activity, (isAfter && menu.unreached) || 'unreachable', now);
  if (to.kind === 'ring') return calleeRings(call, activity, to, now);
  if (to.kind === 'voicemail') return userTakesMessage(call, activity, to, now);
  const passedOn = { ...call, callee: to.party, menu: { ...menu, left: 'passed-on' as const } };
  return step(queueEntered(passedOn, to, activity.customer, now), { kind: 'sound' }, { kind: 'save' });
}

/** Whom the caller chose is not there, and takes messages: the call is theirs. */
const userTakesMessage = (
  call: Connected,
  activity: Choosing,
  { party, forwardings, ...to }: Extract<ChoiceTo, { kind: 'voicemail' }>,
  now: Instant,
): Step => asksForMessage({ ...call, callee: party, forwardings }, activity, to, now);

type Leaving = { readonly left: MenuExit; readonly gone?: LegId; readonly cause?: Ended['cause'] };

/** The call ends in the menu: nobody has spoken. */
function leaves(call: Connected, { left, gone, cause = null }: Leaving, now: Instant): Step {
  const { menu } = call;
  if (!menu) return step(call);
  const result = menu.unreached ?? RESULT_OF_EXIT[left];
  const by = gone === undefined ? 'platform' : 'caller';
  return over({ ...call, menu: { ...menu, left } }, { by, gone: gone ?? null, cause, result }, now);
}

function onGone(
  call: Connected,
  activity: Choosing,
  { leg, cause }: { readonly leg: LegId; readonly cause: Ended['cause'] },
  now: Instant,
): Step {
  const { stage, customer } = activity;
  // Who hangs up while a last message is said has heard it: they left no other way.
  const left = stage.kind === 'parting' ? stage.left : 'abandoned';
  if (leg === customer.leg) return leaves(call, { left, gone: leg, cause }, now);
  return stage.kind === 'calling' ? calleeRefused(call, activity, { stage, leg, refused: LEFT }, now) : step(call);
}

/** Media that died ends the call where it is the caller's, and a ringing where it is only a phone's. */
function onLost(call: Connected, activity: Choosing, leg: LegId | undefined, now: Instant): Step {
  const { stage, customer } = activity;
  if (leg === undefined || leg === customer.leg) return leaves(call, { left: 'failed' }, now);
  if (stage.kind !== 'calling') return step(call, { kind: 'give-up', leg });
  const { next, effects } = calleeRefused(call, activity, { stage, leg, refused: LEFT }, now);
  return step(next, { kind: 'give-up', leg }, ...effects);
}

function onPickedUp(call: Connected, activity: Choosing, input: PickUp, now: Instant): Step {
  const { stage } = activity;
  if (stage.kind !== 'calling' || !has(stage.rings, input.replaced)) return pickUpTalking(call, input, now);
  return pickUpRinging(input, call.tried, (also) =>
    calleeAnswered(call, activity, { stage: { ...stage, rings: also(stage.rings) }, leg: input.by }, now),
  );
}

function onTime(call: Connected, activity: Choosing, now: Instant): Step {
  const { stage } = activity;
  switch (stage.kind) {
    case 'saying':
    case 'parting':
      return now < stage.until ? step(call) : said(call, activity, now);
    case 'listening':
      return now < stage.until ? step(call) : choseNothing(call, activity, 'menu', now);
    case 'calling':
      return now < stage.rings.giveUpAt ? step(call) : calleeTimeUp(call, activity, stage, now);
    case 'seeking':
      return step(call);
    default:
      return assertNever(stage);
  }
}

/** What was said may have been lost with the platform, and what rang was: it is said, or looked for, again. */
function onResumed(call: Connected, activity: Choosing, now: Instant): Step {
  const { stage } = activity;
  if (stage.kind === 'saying' || stage.kind === 'listening') return saysAgain(call, activity, 'menu', now);
  if (stage.kind === 'seeking') return step(call, { kind: 'choose', to: stage.to });
  if (stage.kind === 'parting') return step(call, { kind: 'sound' });
  const { party, rings } = stage;
  const segments = closed(call.segments, party, { result: 'cancelled' }, now);
  const { forwardings: _, ...rest } = call;
  const { accountId } = call.callee;
  const back: Connected = { ...rest, segments };
  if (accountId === null) return nobodyThere(back, activity, 'unreachable', now);
  const to = { kind: 'account', accountId } as const;
  const again = inStage(back, activity, { kind: 'seeking', to });
  return step(again, ...givingUp(rings), { kind: 'sound' }, { kind: 'note' }, { kind: 'choose', to });
}

/** When the call next wants `time`. */
export function choosingDeadline({ stage }: Choosing): Instant | undefined {
  return 'until' in stage ? stage.until : undefined;
}
