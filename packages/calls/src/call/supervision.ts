import type { SupervisionMode, SupervisionRefusal } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { AccountParty } from '../party.ts';
import { type Call, type End, endsUp } from './call.ts';
import type { LegId, SupervisorLeg } from './leg-id.ts';
import { openPartOf, usersIn } from './segment.ts';

/** A supervisor at a user's ear (F47), beside whatever goes on in the call: it knows nothing of them (ADR 0025). */
export type Supervision = {
  readonly supervisor: AccountParty;
  /** The user at whose ear they are, whichever phone that user has and whatever they do. */
  readonly agent: AccountParty;
  readonly mode: SupervisionMode;
  /** Whether the user is told also of one who only listens. */
  readonly told: boolean;
  readonly at: Arriving | Present;
};

/** The supervisor's phones ring until then. */
type Arriving = { readonly state: 'ringing'; readonly legs: readonly SupervisorLeg[]; readonly until: Instant };
type Present = { readonly state: 'present'; readonly leg: SupervisorLeg };

/** Legs that ring for the supervisor, or the one they answered on. */
export const legsOf = ({ at }: Supervision): readonly SupervisorLeg[] => (at.state === 'ringing' ? at.legs : [at.leg]);

/** The user's end of what goes on; undefined while they have none. */
export function endOfUser({ phase }: Call, accountId: string): End | undefined {
  if (phase.state !== 'connected') return undefined;
  return endsUp(phase.activity).find(({ party }) => party.accountId === accountId);
}

/** Whether the call is one of the user's still: also while it waits for their phone to come back. */
export function isUsers(call: Call, accountId: string): boolean {
  const { phase } = call;
  if (phase.state !== 'connected') return false;
  const { activity } = phase;
  const isAwaited = activity.kind === 'vanished' && activity.away.party.accountId === accountId;
  return isAwaited || endOfUser(call, accountId) !== undefined;
}

/** Users who have a part in the call, and the supervisor in it: each is busy with it. */
export function usersBusyWith({ segments, supervision }: Call): readonly string[] {
  const users = usersIn(segments);
  return supervision ? [...users, supervision.supervisor.accountId] : users;
}

/** Whether a leg is one of a supervisor whose phones ring. */
export const ringsSupervisor = ({ supervision }: Call, leg: LegId): boolean =>
  supervision?.at.state === 'ringing' && supervision.at.legs.some((each) => each === leg);

/** Whom it is about. */
export type Supervised = { readonly agentId: string; readonly supervisorId: string };

/** Why the supervisor cannot come to the user's ear now; undefined if they can. */
export function refusalToSupervise(call: Call, { agentId, supervisorId }: Supervised): SupervisionRefusal | undefined {
  if (openPartOf(call.segments, supervisorId)) return 'supervision/own-call';
  if (call.supervision) return 'supervision/under-way';
  return endOfUser(call, agentId) ? undefined : 'supervision/not-connected';
}

/** Whether this supervisor is at this user's ear, or on the way there. */
export const isSupervising = ({ supervision }: Call, { agentId, supervisorId }: Supervised): boolean =>
  supervision?.supervisor.accountId === supervisorId && supervision.agent.accountId === agentId;
