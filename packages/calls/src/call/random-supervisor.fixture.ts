import type { SupervisionMode } from '@wpm/contract';
import type { Round } from '../ports.ts';
import { advance } from './advance.ts';
import type { Call } from './call.ts';
import { isSupervisorLeg } from './leg-id.ts';
import { greta, recordedFrom } from './sample-call.ts';
import { usersIn } from './segment.ts';
import { type Sound, soundOf } from './sound.ts';
import type { Input } from './step.ts';
import { isArrivalDue, isOfSupervisor } from './supervise.ts';
import { legsOf } from './supervision.ts';
import { endOfUser } from './supervised.ts';

const TURNS: readonly (SupervisionMode | 'over')[] = ['listen', 'whisper', 'join', 'join', 'over'];

/** What a random world gives. */
type Chance = { readonly call: Call; pick<T>(of: readonly T[]): T };

/** A supervisor wants to a user who is in the call, if there is one. */
export function supervises(world: Chance, round: Round): Input {
  const users = usersIn(world.call.segments);
  if (users.length === 0) return { kind: 'changed' };
  const mode = world.pick(['listen', 'whisper', 'join'] as const);
  return { kind: 'supervise', supervisor: greta, agent: world.pick(users), mode, told: false, round };
}

/** Who is there goes on otherwise, or leaves. */
export function turns(world: Chance): Input {
  const { supervision } = world.call;
  if (!supervision) return { kind: 'changed' };
  const { supervisor, agent } = supervision;
  return { kind: 'supervision-turned', by: supervisor.accountId, agent: agent.accountId, to: world.pick(TURNS) };
}

/** Supervisors' legs of a call that is not over. */
export const supervisorsLegs = ({ supervision }: Call) => (supervision ? legsOf(supervision) : []);

/** Those that only ring: lost with the platform. */
export const arrivingLegs = ({ supervision }: Call) => (supervision?.at.state === 'ringing' ? supervision.at.legs : []);

/** As what a supervisor is there; undefined where none is. */
export const modeOf = ({ supervision }: Call): string | undefined =>
  supervision?.at.state === 'present' ? `supervisor: ${supervision.mode}` : undefined;

/** The same call with the same happenings, but that nobody ever listens to it: it must be the same call. */
export class Unheard {
  call: Call;

  constructor(call: Call) {
    this.call = call;
  }

  /** @param heard the call in which somebody may listen, as it is before the input */
  feed(input: Input, heard: Call, now: number): void {
    if (isOfSupervisor(input) || (input.kind === 'time' && isArrivalDue(heard, now))) return;
    const { next, effects } = advance(this.call, input, now);
    const isBridged = effects.some(({ kind }) => kind === 'bridge');
    this.call = isBridged ? { ...next, recording: recordedFrom(now) } : next;
  }

  /** Where the two differ, in words; undefined if they are the same but for the supervisor. */
  differsFrom(heard: Call): string | undefined {
    const { supervision: _, supervised: __, ...rest } = heard;
    if (JSON.stringify(rest) !== JSON.stringify(this.call))
      return 'the call is not what it would be without a supervisor';
    return soundDiffers(heard, this.call);
  }
}

/** Without the supervisor everybody hears what they would, and the recording is what it would be. */
function soundDiffers(heard: Call, unheard: Call): string | undefined {
  const { supervision, phase } = heard;
  if (!supervision || phase.state !== 'connected') return undefined;
  const [sound, usual] = [soundOf(heard, phase.activity), soundOf(unheard, phase.activity)];
  if (!sound || !usual) return 'a supervisor is where there is nothing to hear';
  if (JSON.stringify(withoutSupervisor(sound)) !== JSON.stringify(usual)) return 'the others hear something else';
  return supervision.mode === 'join'
    ? undefined
    : overheardBy(sound, endOfUser(heard, supervision.agent.accountId)?.leg);
}

/** Who listens is heard by nobody, who whispers by the user alone, and neither is recorded. */
function overheardBy({ hearings, recording }: Sound, agent: string | undefined): string | undefined {
  if ([...recording.agent, ...recording.customer].some(isSupervisors)) return 'who is not heard by all is recorded';
  const hearers = hearings.filter(({ from }) => from.some(isSupervisors));
  return hearers.every(({ leg }) => leg === agent) ? undefined : 'another than the user hears the supervisor';
}

const isSupervisors = (leg: string): boolean => leg.startsWith('supervisor-');

const withoutSupervisor = ({ hearings, recording }: Sound) => ({
  hearings: hearings
    .filter(({ leg }) => !isSupervisorLeg(leg))
    .map((hearing) => ({ ...hearing, from: hearing.from.filter((leg) => !isSupervisorLeg(leg)) })),
  recording: {
    agent: recording.agent.filter((leg) => !isSupervisors(leg)),
    customer: recording.customer.filter((leg) => !isSupervisors(leg)),
  },
});
