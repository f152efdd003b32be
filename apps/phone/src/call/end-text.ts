import { errorText, type Words } from '@wpm/ui';
import type { Ended, MicrophoneProblem } from '@wpm/softphone';
import type { CallScreenWords } from './words/call-screen-words.ts';

/** What an ended call shows: its state in a word, and the plain reason where there is one to tell (F29, F30). */
export type EndText = { readonly state: string; readonly reason: string | undefined };

/** @param talkMs how long the user talked with anybody in it, null where they did not (`talkMsOf`) */
export function endText(call: Ended, talkMs: number | null, words: Words, own: CallScreenWords): EndText {
  const state = stateOf(call, talkMs, own);
  if (call.why !== 'hung-up') {
    return { state, reason: isMicrophone(call.why) ? own.microphone[call.why] : errorText(words, call.why) };
  }
  return { state, reason: talkMs !== null && call.by === 'remote' ? own.endedByRemote : undefined };
}

/**
 * An incoming call that was not answered is missed, also one that was rejected (F29). One that was up before and could not be taken
 * up is not; nor one that this phone answered and nobody came to, as where the platform places a call (ADR 0050).
 */
export function stateOf(call: Ended, talkMs: number | null, own: CallScreenWords): string {
  if (talkMs !== null) return own.ended;
  if (call.direction === 'inbound' && !call.isTakenUp && call.talkMs === null) return own.missed;
  return call.by === 'local' && call.why === 'hung-up' ? own.cancelled : own.ended;
}

function isMicrophone(why: Ended['why']): why is MicrophoneProblem {
  return why.startsWith('microphone/');
}
