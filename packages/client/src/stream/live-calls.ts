import type { LiveCall, RealtimeEvent } from '@wpm/contract';

/**
 * The user's live calls after an event, oldest first: those that came with `onStale`, or were left by the event before.
 * The same list where it changed nothing of them. An event that says again what is known already does no harm.
 */
export function liveCallsAfter(calls: readonly LiveCall[], event: RealtimeEvent): readonly LiveCall[] {
  if (event.kind === 'live-call.begun' || event.kind === 'live-call.changed') {
    return [...without(calls, event.call.callId), event.call].toSorted(byBegin);
  }
  if (!('callId' in event)) return calls;
  // A call whose record is on disk is nobody's live call, whichever of its last two events came first.
  return without(calls, event.callId);
}

const byBegin = (one: LiveCall, other: LiveCall): number => Date.parse(one.startedAt) - Date.parse(other.startedAt);

function without(calls: readonly LiveCall[], callId: string): readonly LiveCall[] {
  return calls.some((call) => call.callId === callId) ? calls.filter((call) => call.callId !== callId) : calls;
}
