import type { Call } from '@wpm/softphone';

/** Says back what it hears. */
export const ECHO_NUMBER = '600';

/** What the user heard in the test call; `asked`: it is over, and only they can say. */
export type EchoState = 'untried' | 'calling' | 'asked' | 'heard' | 'silent' | 'failed';

/** How the test stands after what the phone's calls are now. What the user said stays until the next test call. */
export function echoAfter(state: EchoState, calls: readonly Call[]): EchoState {
  const call = calls.find(({ direction, other }) => direction === 'outbound' && other.number === ECHO_NUMBER);
  if (call === undefined) return state === 'calling' ? 'untried' : state;
  if (call.kind !== 'ended') return 'calling';
  if (state !== 'calling') return state;
  return call.talkMs === null ? 'failed' : 'asked';
}
