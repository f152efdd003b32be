import type { Call, Ended } from './call.ts';
import { waitingIn } from './several.ts';

/** A tone that goes on until the calls change. */
export type Tone = 'ringtone' | 'ringback' | 'call-waiting';
/**
 * A tone that ends by itself: `busy` says that the call cannot be made, `over` that the other side is gone, `waiting` that
 * somebody has been on hold for long, or that a pause of the recording is about to end; `taken` that a call is about to be answered by
 * itself.
 */
export type ShortTone = 'busy' | 'over' | 'waiting' | 'taken';

/**
 * What has to sound while the calls are as they are. A call that comes while another is up does not ring into the talk. The local
 * ringback only where the network sends none of its own.
 */
export function toneFor(calls: readonly Call[]): Tone | null {
  if (waitingIn(calls) !== undefined) return 'call-waiting';
  if (calls.some((call) => call.kind === 'ringing-in')) return 'ringtone';
  return calls.some((call) => call.kind === 'ringing-out' && !call.earlyMedia) ? 'ringback' : null;
}

/** What a call that has just ended says; nothing where the user ended it, or never took it. */
export function endTone(call: Ended): ShortTone | null {
  if (call.by === 'local') return null;
  if (call.talkMs !== null) return 'over';
  return call.direction === 'outbound' ? 'busy' : null;
}
