import type { Call, LegId } from './call.ts';
import type { Input } from './step.ts';

/** Whether a leg in this state, of a call in this one, can say so. */
export function isPossible(
  kind: Input['kind'],
  { leg, isUp, state }: { leg: LegId; isUp: boolean; state: Call['phase']['state'] },
): boolean {
  if (kind === 'answered' || kind === 'refused') return !isUp && leg !== 'caller';
  if (kind === 'hung-up') return isUp || leg !== 'caller';
  // Only a caller whose INVITE is not answered can take it back, and only a call that is up outlives the platform.
  if (kind === 'cancelled') return state === 'ringing';
  return kind !== 'resumed' || state === 'connected';
}
