import { type Instant, assertNever } from '@wpm/kernel';
import { type Call, isIn } from './call.ts';
import { type SupervisorLeg, isSupervisorLeg, supervisorLeg } from './leg-id.ts';
import {
  type Effect,
  type Input,
  type Presence,
  type Reported,
  type Step,
  type Supervising,
  isReported,
  step,
} from './step.ts';
import { type Supervision, legsOf } from './supervision.ts';
import {
  endOfUser,
  isUsers,
  refusalToSupervise,
  ringsSupervisor,
  supervisionOf,
  supervisionOn,
  supervisionsOf,
} from './supervised.ts';

/** What concerns the supervisor alone: their commands, and whatever happens on their legs. It never reaches the call itself. */
export type OfSupervisor = Extract<Input, { kind: 'supervise' | 'supervision-turned' }> | OnLeg;

type OnLeg = Extract<Input, { kind: OfLegs }> & { readonly leg: SupervisorLeg };
type OfLegs =
  | 'answered'
  | 'refused'
  | 'hung-up'
  | 'lost'
  | 'progress'
  | 'hold'
  | 'key'
  | Presence['kind']
  | Reported['kind'];

export function isOfSupervisor(input: Input): input is OfSupervisor {
  if (input.kind === 'supervise' || input.kind === 'supervision-turned') return true;
  return 'leg' in input && input.leg !== undefined && isSupervisorLeg(input.leg);
}

/** A supervisor comes, turns, and goes (F47); what goes on in the call is the same before and after. */
export function whileSupervised(call: Call, input: OfSupervisor, now: Instant): Step {
  if (input.kind === 'supervise') return begins(call, input, now);
  if (input.kind === 'supervision-turned') return turned(call, input);
  // Whether they hear us is theirs alone.
  return isReported(input) ? step(call) : onLeg(call, input);
}

function onLeg(call: Call, input: Exclude<OnLeg, Reported>): Step {
  switch (input.kind) {
    case 'answered':
      return answered(call, input.leg);
    case 'refused':
    case 'hung-up':
    case 'vanished':
      return legGone(call, input.leg, []);
    case 'lost':
      return lost(call, input.leg);
    // What their phone holds, which keys they press, or whether it is heard, is theirs alone.
    case 'progress':
    case 'hold':
    case 'key':
    case 'silent':
    case 'heard':
    case 'played':
      return step(call);
    default:
      return assertNever(input);
  }
}

const dueOf = ({ at }: Supervision): Instant | undefined => (at.state === 'ringing' ? at.until : undefined);

/** When the phones of the first supervisor have rung long enough; undefined while none rings. */
export function arrivalDue(call: Call): Instant | undefined {
  const due = supervisionsOf(call).flatMap((each) => dueOf(each) ?? []);
  return due.length === 0 ? undefined : Math.min(...due);
}

export function isArrivalDue(call: Call, now: Instant): boolean {
  const due = arrivalDue(call);
  return due !== undefined && now >= due;
}

/** Whose phones have rung long enough is given up. */
export function arrivalsGivenUp(call: Call, now: Instant): Step {
  const late = supervisionsOf(call).filter((each) => (dueOf(each) ?? Infinity) <= now);
  return step(without(call, late), ...late.flatMap(lettingGo), { kind: 'note' });
}

/** The supervisor goes, or is given up while their phones ring. */
function leaves(call: Call, supervision: Supervision): Step {
  const next = without(call, [supervision]);
  const gone = lettingGo(supervision);
  return supervision.at.state === 'ringing' ? step(next, ...gone, { kind: 'note' }) : step(next, ...heardNoMore(gone));
}

/** Nobody stays at the ear of a user who has left, or in a call that is over; and what rang is lost with the platform. */
export function withSupervisors({ next, effects }: Step, input?: Input): Step {
  const all = supervisionsOf(next);
  const isLost = ({ at }: Supervision) => input?.kind === 'resumed' && at.state === 'ringing';
  const parted = all.filter((each) => isLost(each) || !isUsers(next, each.agent.accountId));
  if (parted.length === 0) return { next, effects };
  // The media of a call that is over are gone with it.
  const gone = parted.flatMap(lettingGo).filter(({ kind }) => isIn(next, 'connected') || kind !== 'remove');
  return step(without(next, parted), ...effects, ...gone);
}

const without = (call: Call, gone: readonly Supervision[]): Call => ({
  ...call,
  supervisions: supervisionsOf(call).filter((each) => !gone.includes(each)),
});

/** The same supervisor, otherwise; the others as they are. */
const turnedInto = (call: Call, before: Supervision, after: Supervision): Call => ({
  ...call,
  supervisions: supervisionsOf(call).map((each) => (each === before ? after : each)),
});

function lettingGo(supervision: Supervision): readonly Effect[] {
  const kind = supervision.at.state === 'ringing' ? 'give-up' : 'hang-up';
  const legs = legsOf(supervision);
  return [...legs.map((leg): Effect => ({ kind, leg })), ...legs.map((leg): Effect => ({ kind: 'remove', leg }))];
}

/** Whom a supervisor joined hears them no more before their leg is removed. */
const heardNoMore = (gone: readonly Effect[]): readonly Effect[] => [{ kind: 'sound' }, ...gone, { kind: 'save' }];

function begins(call: Call, { supervisor, agent, mode, told, round }: Supervising, now: Instant): Step {
  const whom = { agentId: agent, supervisorId: supervisor.accountId };
  const party = endOfUser(call, agent)?.party;
  if (party?.kind !== 'account' || refusalToSupervise(call, whom)) return step(call);
  const had = call.supervised ?? 0;
  const legs = round.targets.map((_, index) => supervisorLeg(had + index));
  const effects = round.targets.map((target, index): Effect => {
    return { kind: 'originate', leg: supervisorLeg(had + index), target };
  });
  const at: Supervision['at'] = { state: 'ringing', legs, until: now + round.ringMs };
  const supervision: Supervision = { supervisor, agent: party, mode, told, at };
  const supervisions = [...supervisionsOf(call), supervision];
  return step({ ...call, supervisions, supervised: had + legs.length }, ...effects, { kind: 'note' });
}

function turned(call: Call, { by, agent, to }: Extract<Input, { kind: 'supervision-turned' }>): Step {
  const supervision = supervisionOf(call, by);
  if (supervision?.agent.accountId !== agent) return step(call);
  if (to === 'over') return leaves(call, supervision);
  if (to === supervision.mode) return step(call);
  return step(turnedInto(call, supervision, { ...supervision, mode: to }), { kind: 'sound' }, { kind: 'save' });
}

/** The first of their phones that answers is the one; a late one is let go. */
function answered(call: Call, leg: SupervisorLeg): Step {
  const supervision = supervisionOn(call, leg);
  if (supervision?.at.state !== 'ringing') return step(call, { kind: 'hang-up', leg });
  const others: Supervision = { ...supervision, at: phonesBut(leg, supervision) };
  const next = turnedInto(call, supervision, { ...supervision, at: { state: 'present', leg } });
  return step(next, ...lettingGo(others), { kind: 'save' }, { kind: 'sound' });
}

const phonesBut = (leg: SupervisorLeg, { at }: Supervision): Supervision['at'] =>
  at.state === 'ringing' ? { ...at, legs: at.legs.filter((each) => each !== leg) } : at;

/** @param before what is to be done about the leg while its media is there */
function legGone(call: Call, leg: SupervisorLeg, before: readonly Effect[]): Step {
  const supervision = supervisionOn(call, leg);
  if (!supervision) return step(call);
  const gone: readonly Effect[] = [...before, { kind: 'remove', leg }];
  const at = phonesBut(leg, supervision);
  if (at.state === 'ringing' && at.legs.length > 0)
    return step(turnedInto(call, supervision, { ...supervision, at }), ...gone);
  const next = without(call, [supervision]);
  return at.state === 'ringing' ? step(next, ...gone, { kind: 'note' }) : step(next, ...heardNoMore(gone));
}

/** Media that died at the supervisor's phone is the supervisor's loss alone. */
function lost(call: Call, leg: SupervisorLeg): Step {
  const isRinging = ringsSupervisor(call, leg);
  return legGone(call, leg, [isRinging ? { kind: 'give-up', leg } : { kind: 'hang-up', leg, why: 'call/network' }]);
}
