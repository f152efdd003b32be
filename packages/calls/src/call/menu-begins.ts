import type { Instant } from '@wpm/kernel';
import type { Call, CallIn, End } from './call.ts';
import type { Destination } from '../ports.ts';
import { type Choosing, type MenuCall, type MenuStage, RESULT_OF_EXIT } from './choosing.ts';
import type { MenuPlan, MenuTarget } from './menu-plan.ts';
import { leavesMessage, messageEntered } from './message-begins.ts';
import { up } from './over.ts';
import { type Step, step } from './step.ts';

type Connected = CallIn<'connected'>;
type Unplaced = Omit<Call, 'phase'>;

/** A sound is five minutes at most; where the engine does not say that it is over, a key is waited for then. */
const SAYING_MS = 310_000;

/** Who walks in circles is let go: no tree is that deep. */
const MOST_STEPS = 20;

/**
 * A call comes to a menu (F05): it is answered at once, so that the caller hears it, and nothing is paid out of turn: nobody
 * has spoken until whoever they choose answers. @param isOn a menu that is switched off sends everybody where silence leads
 */
export function menuBegins(
  call: Unplaced,
  { plan, isOn }: { readonly plan: MenuPlan; readonly isOn: boolean },
  now: Instant,
): Step {
  const customer: End = { leg: 'caller', party: call.caller };
  const activity: Choosing = { kind: 'choosing', customer, menu: plan.start, tries: 0, stage: saying('menu', now) };
  const menu: MenuCall = { plan, path: [], left: null, unreached: null };
  const begun: Connected = { ...call, menu, phase: { state: 'connected', answeredAt: null, activity } };
  const { next, effects } = isOn
    ? step(begun, { kind: 'sound' })
    : goesTo(begun, activity, { key: null, label: null, to: plan.otherwise }, now);
  const asked = effects.filter(({ kind }) => kind === 'choose');
  return step(next, { kind: 'sound' }, { kind: 'save' }, { kind: 'answer-caller' }, ...asked);
}

export const inStage = (call: Connected, activity: Choosing, stage: MenuStage): Connected =>
  up(call, { ...activity, stage });

const saying = (says: Extract<MenuStage, { kind: 'saying' }>['says'], now: Instant): MenuStage => ({
  kind: 'saying',
  says,
  until: now + SAYING_MS,
});

/** What a caller chose; `key` is null where they chose nothing. */
type Choice = { readonly key: string | null; readonly label: string | null; readonly to: MenuTarget };

/** The caller goes where their choice leads. */
export function goesTo(call: Connected, activity: Choosing, { key, label, to }: Choice, now: Instant): Step {
  const { menu } = call;
  if (!menu) return step(call);
  const { plan, path } = menu;
  if (path.length >= MOST_STEPS) return parts(call, activity, { says: plan.farewell, left: 'no-choice' }, now);
  const taken = { at: now, menu: plan.nodes[activity.menu]?.name ?? '', key, label, to: to.kind };
  const walked: Connected = { ...call, menu: { ...menu, path: [...path, taken] } };
  if (to.kind === 'message') return parts(walked, activity, { says: to.says, left: 'message' }, now);
  if (to.kind === 'voicemail') {
    const { campaignId, name } = to;
    const box = { kind: 'campaign', campaignId, name } as const;
    return asksForMessage(
      walked,
      activity,
      { kind: 'voicemail', plan: to.plan, box, result: RESULT_OF_EXIT.voicemail },
      now,
    );
  }
  if (to.kind === 'menu') return saysAgain(walked, { ...activity, menu: to.menu, tries: 0 }, 'menu', now);
  const seeking = inStage(walked, activity, { kind: 'seeking', to });
  return step(seeking, { kind: 'sound' }, { kind: 'note' }, { kind: 'choose', to });
}

/** Who could not be called back for their message is let go. */
export function asksForMessage(
  call: Connected,
  activity: Choosing,
  to: Extract<Destination, { kind: 'voicemail' }>,
  now: Instant,
): Step {
  const { menu } = call;
  const { customer } = activity;
  if (!menu) return step(call);
  if (!leavesMessage(customer.party))
    return parts(call, activity, { says: menu.plan.farewell, left: 'no-choice' }, now);
  const asked = messageEntered({ ...call, menu: { ...menu, left: 'voicemail' } }, to, customer, now);
  return step(asked, { kind: 'sound' }, { kind: 'save' });
}

/** The menu is said, or said again. */
export const saysAgain = (
  call: Connected,
  activity: Choosing,
  says: Extract<MenuStage, { kind: 'saying' }>['says'],
  now: Instant,
): Step => step(inStage(call, activity, saying(says, now)), { kind: 'sound' }, { kind: 'note' });

/** Nothing right was pressed: the menu is said again, or, after so many times, the caller goes where silence leads. */
export function choseNothing(
  call: Connected,
  activity: Choosing,
  says: Extract<MenuStage, { kind: 'saying' }>['says'],
  now: Instant,
): Step {
  const { plan } = call.menu ?? {};
  if (!plan) return step(call);
  const tries = activity.tries + 1;
  const tried = { ...activity, tries };
  if (tries < plan.attempts) return saysAgain(call, tried, says, now);
  return goesTo(call, tried, { key: null, label: null, to: plan.otherwise }, now);
}

/** The caller hears this, and then the call ends. */
export function parts(
  call: Connected,
  activity: Choosing,
  last: Pick<Extract<MenuStage, { kind: 'parting' }>, 'says' | 'left'>,
  now: Instant,
): Step {
  const stage: MenuStage = { kind: 'parting', ...last, until: now + SAYING_MS };
  return step(inStage(call, activity, stage), { kind: 'sound' }, { kind: 'note' });
}
