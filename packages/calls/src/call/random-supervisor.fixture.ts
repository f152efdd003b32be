import type { SupervisionMode } from '@wpm/contract';
import type { Round } from '../ports.ts';
import { advance } from './advance.ts';
import type { Call } from './call.ts';
import { isSupervisorLeg } from './leg-id.ts';
import { greta, otto, recordedFrom } from './sample-call.ts';
import { usersIn } from './segment.ts';
import { type Sound, soundOf } from './sound.ts';
import type { Input } from './step.ts';
import { isArrivalDue, isOfSupervisor } from './supervise.ts';
import { endOfUser, supervisionsOf } from './supervised.ts';
import { type Supervision, legsOf } from './supervision.ts';

const TURNS: readonly (SupervisionMode | 'over')[] = ['listen', 'whisper', 'join', 'join', 'over'];

/** What a random world gives. */
type Chance = { readonly call: Call; pick<T>(of: readonly T[]): T };

/** A supervisor wants to a user who is in the call, if there is one. */
export function supervises(world: Chance, round: Round): Input {
  const users = usersIn(world.call.segments);
  if (users.length === 0) return { kind: 'changed' };
  const mode = world.pick(['listen', 'whisper', 'join'] as const);
  return {
    kind: 'supervise',
    supervisor: world.pick([greta, otto]),
    agent: world.pick(users),
    mode,
    told: false,
    round,
  };
}

/** Who is there goes on otherwise, or leaves. */
export function turns(world: Chance): Input {
  const all = supervisionsOf(world.call);
  if (all.length === 0) return { kind: 'changed' };
  const { supervisor, agent } = world.pick(all);
  return { kind: 'supervision-turned', by: supervisor.accountId, agent: agent.accountId, to: world.pick(TURNS) };
}

/** Supervisors' legs of a call that is not over. */
export const supervisorsLegs = (call: Call) => supervisionsOf(call).flatMap(legsOf);

/** Those that only ring: lost with the platform. */
export const arrivingLegs = (call: Call) =>
  supervisionsOf(call).flatMap(({ at }) => (at.state === 'ringing' ? at.legs : []));

/** As what supervisors are there, and whether there are several; none where there is none. */
export function modesOf(call: Call): readonly string[] {
  const present = supervisionsOf(call).filter(({ at }) => at.state === 'present');
  return [...present.map(({ mode }) => `supervisor: ${mode}`), ...(present.length > 1 ? ['several supervisors'] : [])];
}

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
    const { supervisions: _, supervised: __, ...rest } = heard;
    if (JSON.stringify(rest) !== JSON.stringify(this.call))
      return 'the call is not what it would be without a supervisor';
    return soundDiffers(heard, this.call);
  }
}

/** Without the supervisor everybody hears what they would, and the recording is what it would be. */
function soundDiffers(heard: Call, unheard: Call): string | undefined {
  const { phase } = heard;
  const all = supervisionsOf(heard);
  if (all.length === 0 || phase.state !== 'connected') return undefined;
  const [sound, usual] = [soundOf(heard, phase.activity), soundOf(unheard, phase.activity)];
  if (!sound || !usual) return 'a supervisor is where there is nothing to hear';
  if (JSON.stringify(withoutSupervisor(sound)) !== JSON.stringify(usual)) return 'the others hear something else';
  return all
    .map((each) => overheard(sound, each, endOfUser(heard, each.agent.accountId)?.leg))
    .find((difference) => difference !== undefined);
}

/** Who listens is heard by nobody, who whispers by the user, and by whoever is at that user's ear; neither is recorded. */
function overheard(
  { hearings, recording }: Sound,
  { at, mode }: Supervision,
  agent: string | undefined,
): string | undefined {
  if (at.state !== 'present' || mode === 'join') return undefined;
  if ([...recording.agent, ...recording.customer].includes(at.leg)) return 'who is not heard by all is recorded';
  const hearers = hearings.filter(({ from }) => from.includes(at.leg));
  if (mode === 'listen' && hearers.length > 0) return 'who listens is heard';
  const isMeant = (leg: string) => leg === agent || isSupervisors(leg);
  return hearers.every(({ leg }) => isMeant(leg)) ? undefined : 'another than the user hears the supervisor';
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
