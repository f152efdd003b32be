import { type Instant, assertNever } from '@wpm/kernel';
import { type Activity, type CallIn, type LegId, type Vanished, endsAt, otherSide, together } from './call.ts';
import { type Turn, refusalToTurn } from './commands.ts';
import { agentAway, agentBack, endOf, holdAmongThree, losing, withoutCustomer } from './consultation.ts';
import { over, up } from './over.ts';
import { pickUpTalking } from './pick-up.ts';
import { asksSomebody, closed, handedOver } from './segment.ts';
import { type Effect, type Event, type Happening, type Step, isCommand, step } from './step.ts';
import { leaving } from './transfer-begins.ts';

type Connected = CallIn<'connected'>;
type Three = Extract<Activity, { kind: 'consulting' | 'joined' }>;

/** The agent has reached who is asked: two talk and the third waits, or all three talk (F31). */
export function whileConsulting(call: Connected, activity: Three, input: Event, now: Instant): Step {
  if (!isCommand(input)) return onHappening(call, activity, input, now);
  const isHeard = input.kind === 'turn' && !refusalToTurn(call, input.by, input.turn);
  return isHeard ? onTurn(call, activity, input.turn, now) : step(call);
}

function onHappening(call: Connected, activity: Three, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return onHungUp(call, activity, input, now);
    case 'cancelled':
      return onHungUp(call, activity, { leg: 'caller', cause: null }, now);
    case 'lost':
      return onLost(call, activity, input, now);
    case 'hold':
      return holdAmongThree(call, activity, input, now);
    case 'picked-up':
      return pickUpTalking(call, input, now);
    case 'answered':
      return step(call, { kind: 'hang-up', leg: input.leg });
    case 'resumed':
      return step(call, { kind: 'sound' });
    case 'progress':
    case 'refused':
    case 'found':
    case 'time':
      return step(call);
    default:
      return assertNever(input);
  }
}

/**
 * The agent's phone is away: whoever was asked is let go, and the customer waits. Undefined for others, where no customer is
 * left, and among three, where the customer goes on talking with who was asked.
 */
export function agentLeavesConsulting(
  call: Connected,
  activity: Three,
  { leg, phone }: { readonly leg: LegId | undefined; readonly phone: Vanished['away']['phone'] },
  now: Instant,
): Step | undefined {
  if (activity.kind === 'joined' || leg !== activity.consultation.agent.leg) return undefined;
  const { consulted } = activity;
  const segments = closed(call.segments, consulted.party, { result: 'answered' }, now);
  const leave: readonly Effect[] = [
    { kind: 'hang-up', leg: consulted.leg, why: 'call/network' },
    { kind: 'remove', leg: consulted.leg },
  ];
  return agentAway({ ...call, segments }, activity, { leave, phone, now });
}

function onLost(call: Connected, activity: Three, lost: Extract<Event, { kind: 'lost' }>, now: Instant): Step {
  const away = agentLeavesConsulting(call, activity, { leg: lost.leg, phone: 'ended' }, now);
  return away ?? losing(call, activity, lost, { now, hungUp: (gone) => onHungUp(call, activity, gone, now) });
}

function onTurn(call: Connected, activity: Three, turn: Turn, now: Instant): Step {
  const { consultation, consulted, held } = activity;
  const asking = (on: boolean): Connected => ({
    ...call,
    segments: asksSomebody(call.segments, consultation.agent.party, on, now),
  });
  switch (turn) {
    case 'back':
      return withoutConsulted(call, activity, leaving(consulted.leg), now);
    case 'swap': {
      const other = activity.kind === 'consulting' && activity.with === 'consulted' ? 'customer' : 'consulted';
      const next = up(asking(true), { kind: 'consulting', consultation, consulted, with: other, held });
      return step(next, { kind: 'sound' }, { kind: 'save' });
    }
    case 'join': {
      // All three talk: nobody waits.
      const next = up(asking(false), { kind: 'joined', consultation, consulted, held });
      return step(next, { kind: 'sound' }, { kind: 'save' });
    }
    case 'complete':
      return completed(call, activity, leaving(consultation.agent.leg), now);
    default:
      return assertNever(turn);
  }
}

/** Who is asked leaves: the agent has the customer again, and the recording goes on. */
function withoutConsulted(call: Connected, activity: Three, leave: readonly Effect[], now: Instant): Step {
  const segments = closed(call.segments, activity.consulted.party, { result: 'answered' }, now);
  return agentBack({ ...call, segments }, activity, leave, { now });
}

/** The customer is with whoever was asked, who takes the agent's place. */
function completed(call: Connected, activity: Three, leave: readonly Effect[], now: Instant): Step {
  const { consultation, consulted, held } = activity;
  const { side, agent, customer } = consultation;
  if (!customer) return step(call);
  const parts = closed(call.segments, agent.party, { result: 'answered', transferredTo: consulted.party }, now);
  const handed = { consulted: consulted.party, customer: customer.party, agent: agent.party };
  const next = up(
    { ...call, segments: handedOver(parts, handed) },
    together(endsAt(side, consulted, customer), held, now),
  );
  return step(next, { kind: 'sound' }, { kind: 'save' }, ...leave);
}

/**
 * Whoever leaves takes nobody else along: an agent who hangs up hands the customer over (ADR 0012), a customer leaves the two
 * to their talk, and who was asked leaves the agent with the customer.
 */
function onHungUp(
  call: Connected,
  activity: Three,
  { leg, cause }: Pick<Extract<Event, { kind: 'hung-up' }>, 'leg' | 'cause'>,
  now: Instant,
): Step {
  const { consultation } = activity;
  const gone: Effect = { kind: 'remove', leg };
  const who = endOf(activity, leg);
  if (who === undefined) return step(call);
  if (who === 'customer') return withoutCustomer(call, inPrivate(activity), now);
  if (consultation.customer) {
    return who === 'agent' ? completed(call, activity, [gone], now) : withoutConsulted(call, activity, [gone], now);
  }
  // The customer has left before: now the last two part.
  const by = who === 'agent' ? consultation.side : otherSide(consultation.side);
  return over(call, { by, gone: leg, cause }, now);
}

/** The agent with whoever is asked. */
const inPrivate = ({ consultation, consulted, held }: Three): Extract<Activity, { kind: 'consulting' }> => ({
  kind: 'consulting',
  consultation,
  consulted,
  with: 'consulted',
  held,
});
