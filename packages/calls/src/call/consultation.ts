import type { CallRefusal } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import {
  type Activity,
  type CallIn,
  type LegId,
  type Vanished,
  endsAt,
  endsUp,
  otherSide,
  ringsOf,
  together,
} from './call.ts';
import { type HoldChange, heldAfter, holdNoted, holds } from './holding.ts';
import { over, overAt, up } from './over.ts';
import { has } from './rounds.ts';
import { asksSomebody, closed } from './segment.ts';
import { type Effect, type Event, type Step, step } from './step.ts';
import { vanishes } from './vanish.ts';

type Connected = CallIn<'connected'>;
type Consulting = Extract<Activity, { kind: 'asking' | 'consulting' | 'joined' }>;
type Gone = Pick<Extract<Event, { kind: 'hung-up' }>, 'leg' | 'cause'>;

/** As what somebody on a leg is in a consultation; undefined for a leg that only rings, or is gone. */
export function endOf(activity: Consulting, leg: LegId): 'agent' | 'customer' | 'consulted' | undefined {
  const { agent, customer } = activity.consultation;
  if (leg === agent.leg) return 'agent';
  if (leg === customer?.leg) return 'customer';
  return activity.kind !== 'asking' && leg === activity.consulted.leg ? 'consulted' : undefined;
}

/** The agent is with the customer again; where they have left, the call is over. @param let go of whoever was asked */
export function agentBack(
  call: Connected,
  activity: Consulting,
  leave: readonly Effect[],
  { why, now }: { readonly why?: CallRefusal; readonly now: Instant },
): Step {
  const { side, agent, customer } = activity.consultation;
  if (!customer) {
    // It was the customer who ended it; who stayed is told what became of the rest.
    return over(up(call, activity), { by: otherSide(side), gone: null, cause: null, ...(why && { why }) }, now);
  }
  const asked = { ...call, segments: asksSomebody(call.segments, agent.party, false, now) };
  const next = up(asked, together(endsAt(side, agent, customer), activity.held, now));
  return step(next, ...leave, { kind: 'sound' }, { kind: 'save' });
}

/**
 * The agent's phone is not there any more (ADR 0021): nobody asks now, so who was asked is let go, and the customer, who was
 * handed to nobody, waits for the agent as between two. Undefined where no customer is left to wait.
 * @param leave lets go of whoever was asked, whose part is closed
 */
export function agentAway(
  call: Connected,
  activity: Extract<Activity, { kind: 'asking' | 'consulting' }>,
  { leave, phone, now }: { readonly leave: readonly Effect[]; readonly phone: Away; readonly now: Instant },
): Step | undefined {
  const { side, agent, customer } = activity.consultation;
  if (!customer) return undefined;
  const parted = together(endsAt(side, agent, customer), activity.held, now);
  const asked = { ...call, segments: asksSomebody(call.segments, agent.party, false, now) };
  const gone = vanishes(asked, { activity: parted, side, phone }, now);
  return gone && step(gone.next, ...leave, ...gone.effects);
}

type Away = Vanished['away']['phone'];

/** The customer has left: the consultation goes on without them, and no second of it is recorded. */
export function withoutCustomer(
  call: Connected,
  activity: Extract<Activity, { kind: 'asking' | 'consulting' }>,
  now: Instant,
): Step {
  const { consultation } = activity;
  const { customer } = consultation;
  if (!customer) return step(call);
  const { leg, party } = customer;
  const held = activity.held.filter((hold) => hold.leg !== leg);
  const segments = closed(call.segments, party, { result: 'answered' }, now);
  const next = up({ ...call, segments }, { ...activity, consultation: { ...consultation, customer: null }, held });
  return step(next, { kind: 'sound' }, { kind: 'remove', leg }, { kind: 'save' });
}

/** A user's phone, or a command, holds or takes back: it counts for whoever they talk with. */
export function holdAmongThree(call: Connected, activity: Consulting, change: HoldChange, now: Instant): Step {
  const end = endsUp(activity).find(({ leg }) => leg === change.leg);
  const held = end?.party.kind === 'account' ? heldAfter(activity.held, change) : undefined;
  if (!end || !held) return step(call);
  const noted = holdNoted(call, end.party, holds(held, end.leg), now);
  return step(up(noted, { ...activity, held }), { kind: 'sound' }, { kind: change.by === 'command' ? 'save' : 'note' });
}

/** Media that died: of one end, who then counts as gone; of the whole call, which is over. */
export function losing(
  call: Connected,
  activity: Consulting,
  { leg }: Extract<Event, { kind: 'lost' }>,
  { now, hungUp }: { readonly now: Instant; readonly hungUp: (gone: Gone) => Step },
): Step {
  if (leg === undefined) return over(call, overAt('platform'), now);
  const rings = ringsOf(activity);
  const isRinging = rings !== undefined && has(rings, leg);
  if (!isRinging && endOf(activity, leg) === undefined) return step(call);
  const { next, effects } = hungUp({ leg, cause: null });
  if (next.phase.state === 'ended') return over(call, overAt('platform', 'call/network'), now);
  // Before it is removed.
  return step(next, isRinging ? { kind: 'give-up', leg } : { kind: 'hang-up', leg, why: 'call/network' }, ...effects);
}
