import { type Activity, type Call, type LegId, type Refused, legsUp, ringsOf } from './call.ts';
import { supervisorsLegs } from './random-supervisor.fixture.ts';
import type { Input } from './step.ts';

/** What happens to most calls, and what seldom does; what happens while a phone is waited for. */
export const USUAL = [
  'answered',
  'answered',
  'progress',
  'refused',
  'hung-up',
  'hold',
  'hold',
  'transfer',
  'consult',
  'consult',
  'turn',
  'turn',
  'turn',
] as const;
export const RARE = [
  'found',
  'time',
  'time',
  'changed',
  'cancelled',
  'lost',
  'resumed',
  'picked-up',
  'recording-pause',
  'recording-failed',
  'recording-recovered',
  'silent',
  'unheard',
  'heard-there',
  'vanished',
  'supervise',
  'supervise',
  'supervision-turned',
  'supervision-turned',
] as const;
export const WAITED_FOR = ['heard', 'picked-up', 'played', 'vanished', 'time'] as const;

/** What happens to a call in a queue. */
export const QUEUED = [
  'offering',
  'offer',
  'offer',
  'offer',
  'woke',
  'woke',
  'answered',
  'answered',
  'refused',
  'progress',
  'played',
  'withdrawn',
  'overflowed',
  'key',
  'time',
] as const;

/** What a call looks up, and what is then told. */
export const ANSWERS = [
  ['seek', 'found'],
  ['overflow', 'overflowed'],
  ['choose', 'chosen'],
] as const;

/** What happens to a caller in a menu. */
export const CHOOSING = [
  'key',
  'key',
  'key',
  'played',
  'chosen',
  'chosen',
  'answered',
  'refused',
  'time',
  'resumed',
] as const;

/** How a consultation goes on. */
export const TURNS = ['join', 'swap', 'join', 'back', 'complete'] as const;

/** Legs of which something may still be heard, though they are gone or never were. */
export const STRAY: readonly LegId[] = ['caller', 'callee-1', 'callee-2', 'callee-3', 'callee-9', 'supervisor-1'];

/** Only who was called refuses. */
export const refusal = (leg: LegId, scope: Refused['scope']): Input =>
  leg === 'caller' ? { kind: 'changed' } : { kind: 'refused', leg, refused: { why: 'call/busy', scope, cause: null } };

const OF_ONE_UP: readonly Input['kind'][] = ['silent', 'vanished', 'played'];

/** What names no leg and nobody. */
export const OF_NOBODY = {
  cancelled: () => ({ kind: 'cancelled' }),
  changed: () => ({ kind: 'changed' }),
  quiet: () => ({ kind: 'quiet' }),
  'recording-failed': () => ({ kind: 'recording-failed' }),
} satisfies Partial<Record<Input['kind'], () => Input>>;

/** What is said of a leg, and of nothing else. */
export const ofLeg = (leg: LegId) =>
  ({
    silent: () => ({ kind: 'silent', leg }),
    unheard: () => ({ kind: 'unheard', leg }),
    'heard-there': () => ({ kind: 'heard-there', leg }),
    vanished: () => ({ kind: 'vanished', leg }),
    played: () => ({ kind: 'played', leg }),
  }) satisfies Partial<Record<Input['kind'], () => Input>>;

/** Whether a leg in this state, of a call in this one, can say so. */
export function isPossible(
  kind: Input['kind'],
  { leg, isUp, state }: { leg: LegId; isUp: boolean; state: Call['phase']['state'] },
): boolean {
  if (kind === 'answered' || kind === 'refused') return !isUp && leg !== 'caller';
  if (kind === 'hung-up') return isUp || leg !== 'caller';
  if (OF_ONE_UP.includes(kind)) return isUp;
  // Only a caller whose INVITE is not answered can take it back, and only a call that is up outlives the platform.
  if (kind === 'cancelled') return state === 'ringing' || state === 'forwarding';
  return kind !== 'resumed' || state === 'connected';
}

export const isLeaving = (input: Input): input is Extract<Input, { kind: 'hung-up' | 'lost' | 'vanished' }> =>
  input.kind === 'hung-up' || input.kind === 'lost' || input.kind === 'vanished';

/** Who may be left in silence: a phone that sent a REFER, and an agent who waits for it to ring. */
export const alone = (activity: Activity): (LegId | null)[] =>
  activity.kind === 'transferring'
    ? [activity.transfer.initiator.leg]
    : activity.kind === 'asking'
      ? [activity.consultation.agent.leg]
      : [];

/** Every leg that rings or is up, as the call has it. */
export function legsOfCall(call: Call): LegId[] {
  const { phase } = call;
  if (phase.state === 'ended') return [];
  if (phase.state === 'forwarding') return ['caller'];
  if (phase.state === 'ringing') return ['caller', ...phase.legs.map(({ id }) => id)];
  const rings = ringsOf(phase.activity)?.legs ?? [];
  return [...legsUp(phase.activity), ...rings.map(({ id }) => id), ...supervisorsLegs(call)];
}
