import type { Instant } from '@wpm/kernel';
import type { Destination, Round, Routing, Source } from '../ports.ts';
import type { Effect, Step } from './step.ts';
import type { Call, CallIn, LegId, RingingLeg } from './call.ts';
import { resultOf } from './refusal.ts';

/** Names the legs of the phones that ring, in the order in which they are called. */
export const calleeLeg = (index: number): LegId => `callee-${index + 1}`;

type Unplaced = Omit<Call, 'phase'>;

/** A call as it begins: refused at once, answered by the platform itself, or ringing. */
export function begin(id: string, source: Source, routing: Routing, now: Instant): Step {
  const { direction, caller, callee, to } = routing;
  const trunkId = source.kind === 'trunk' ? source.trunkId : null;
  const call = {
    id,
    tenantId: source.tenantId,
    direction,
    caller,
    callee,
    startedAt: now,
    recording: null,
    trunkId,
  };
  if (to.ok) return placed(call, to.value, now);
  const why = to.error.code;
  const how = { result: resultOf(why), by: 'platform', refusal: why, cause: null } as const;
  const next: Call = { ...call, phase: { state: 'ended', answeredAt: null, endedAt: now, how } };
  return { next, effects: [{ kind: 'save' }, { kind: 'refuse-caller', why }] };
}

function placed(call: Unplaced, destination: Destination, now: Instant): Step {
  if (destination.kind === 'service') {
    const phase: Call['phase'] = { state: 'connected', answeredAt: now, with: destination.service };
    const effects: Effect[] = [
      { kind: 'serve', service: destination.service },
      { kind: 'save' },
      { kind: 'answer-caller' },
    ];
    return { next: { ...call, phase }, effects };
  }
  const [first = NOBODY, ...later] = destination.rounds;
  return ring(call, first, { later, tried: 0, progress: 'nothing' }, now);
}

const NOBODY: Round = { targets: [], ringMs: 0 };

/** One round of targets begins to ring. */
export function ring(
  call: Unplaced,
  round: Round,
  { later, tried, progress }: Pick<CallIn<'ringing'>['phase'], 'later' | 'tried' | 'progress'>,
  now: Instant,
): Step {
  const legs = round.targets.map(({ peer }, index): RingingLeg => {
    return { id: calleeLeg(tried + index), trunkId: peer.kind === 'trunk' ? peer.trunkId : null };
  });
  const phase: Call['phase'] = {
    state: 'ringing',
    legs,
    progress,
    giveUpAt: now + round.ringMs,
    later,
    tried: tried + legs.length,
    verdict: null,
  };
  const effects = round.targets.map((target, index): Effect => {
    return { kind: 'originate', leg: calleeLeg(tried + index), target };
  });
  return { next: { ...call, phase }, effects: [...effects, { kind: 'note' }] };
}
