import { type Instant, assertNever } from '@wpm/kernel';
import { type Call, isIn } from './call.ts';
import { type LegId, type SupervisorLeg, isSupervisorLeg, supervisorLeg } from './leg-id.ts';
import { type Effect, type Input, type Presence, type Step, type Supervising, step } from './step.ts';
import { type Supervision, legsOf } from './supervision.ts';
import { endOfUser, isSupervising, isUsers, refusalToSupervise, ringsSupervisor } from './supervised.ts';

/** What concerns the supervisor alone: their commands, and whatever happens on their legs. It never reaches the call itself. */
export type OfSupervisor = Extract<Input, { kind: 'supervise' | 'supervision-turned' }> | OnLeg;

type OnLeg = Extract<Input, { kind: OfLegs }> & { readonly leg: SupervisorLeg };
type OfLegs = 'answered' | 'refused' | 'hung-up' | 'lost' | 'progress' | 'hold' | 'key' | Presence['kind'];

export function isOfSupervisor(input: Input): input is OfSupervisor {
  if (input.kind === 'supervise' || input.kind === 'supervision-turned') return true;
  return 'leg' in input && input.leg !== undefined && isSupervisorLeg(input.leg);
}

/** A supervisor comes, turns, and goes (F47); what goes on in the call is the same before and after. */
export function whileSupervised(call: Call, input: OfSupervisor, now: Instant): Step {
  if (input.kind === 'supervise') return begins(call, input, now);
  return input.kind === 'supervision-turned' ? turned(call, input) : onLeg(call, input);
}

function onLeg(call: Call, input: OnLeg): Step {
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

/** When the supervisor's phones have rung long enough; undefined while none rings. */
export const arrivalDue = ({ supervision }: Call): Instant | undefined =>
  supervision?.at.state === 'ringing' ? supervision.at.until : undefined;

export function isArrivalDue(call: Call, now: Instant): boolean {
  const due = arrivalDue(call);
  return due !== undefined && now >= due;
}

/** The supervisor goes, or is given up while their phones ring. */
export function supervisorLeaves(call: Call): Step {
  const { supervision } = call;
  if (!supervision) return step(call);
  const next = without(call);
  const gone = lettingGo(supervision);
  return supervision.at.state === 'ringing' ? step(next, ...gone, { kind: 'note' }) : step(next, ...heardNoMore(gone));
}

/** Nobody stays at the ear of a user who has left, or in a call that is over; and what rang is lost with the platform. */
export function withSupervisor({ next, effects }: Step, input?: Input): Step {
  const { supervision } = next;
  if (!supervision) return { next, effects };
  if (input?.kind === 'resumed' && supervision.at.state === 'ringing') {
    return step(without(next), ...effects, ...lettingGo(supervision));
  }
  if (isUsers(next, supervision.agent.accountId)) return { next, effects };
  // The media of a call that is over are gone with it.
  const gone = lettingGo(supervision).filter(({ kind }) => isIn(next, 'connected') || kind !== 'remove');
  return step(without(next), ...effects, ...gone);
}

const without = (call: Call): Call => ({ ...call, supervision: null });

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
  return step({ ...call, supervision, supervised: had + legs.length }, ...effects, { kind: 'note' });
}

function turned(call: Call, { by, agent, to }: Extract<Input, { kind: 'supervision-turned' }>): Step {
  const { supervision } = call;
  if (!supervision || !isSupervising(call, { agentId: agent, supervisorId: by })) return step(call);
  if (to === 'over') return supervisorLeaves(call);
  if (to === supervision.mode) return step(call);
  return step({ ...call, supervision: { ...supervision, mode: to } }, { kind: 'sound' }, { kind: 'save' });
}

/** The first of their phones that answers is the one; a late one is let go. */
function answered(call: Call, leg: SupervisorLeg): Step {
  const { supervision } = call;
  if (!supervision || !ringsSupervisor(call, leg)) return step(call, { kind: 'hang-up', leg });
  const others: Supervision = { ...supervision, at: phonesBut(leg, supervision) };
  const next: Call = { ...call, supervision: { ...supervision, at: { state: 'present', leg } } };
  return step(next, ...lettingGo(others), { kind: 'save' }, { kind: 'sound' });
}

const phonesBut = (leg: SupervisorLeg, { at }: Supervision): Supervision['at'] =>
  at.state === 'ringing' ? { ...at, legs: at.legs.filter((each) => each !== leg) } : at;

/** @param before what is to be done about the leg while its media is there */
function legGone(call: Call, leg: SupervisorLeg, before: readonly Effect[]): Step {
  const { supervision } = call;
  if (!supervision || !has(supervision, leg)) return step(call);
  const gone: readonly Effect[] = [...before, { kind: 'remove', leg }];
  const at = phonesBut(leg, supervision);
  if (at.state === 'ringing' && at.legs.length > 0)
    return step({ ...call, supervision: { ...supervision, at } }, ...gone);
  if (at.state === 'ringing') return step(without(call), ...gone, { kind: 'note' });
  return step(without(call), ...heardNoMore(gone));
}

const has = (supervision: Supervision, leg: LegId): boolean => legsOf(supervision).some((each) => each === leg);

/** Media that died at the supervisor's phone is the supervisor's loss alone. */
function lost(call: Call, leg: SupervisorLeg): Step {
  const isRinging = ringsSupervisor(call, leg);
  return legGone(call, leg, [isRinging ? { kind: 'give-up', leg } : { kind: 'hang-up', leg, why: 'call/network' }]);
}
