import type { MicrophoneProblem } from '@wpm/softphone';
import { useState } from 'react';
import { useMicrophoneCheck } from '../settings/use-microphone-check.ts';

/** A voice in front of it moves the meter further than this, the noise of a room does not. */
const VOICE = 0.15;

export type MicrophoneState =
  | { readonly kind: 'untried' }
  | { readonly kind: 'listening'; readonly level: number }
  | { readonly kind: 'heard' }
  | { readonly kind: 'failed'; readonly why: MicrophoneProblem };

/** Opens the microphone when asked to, until it has heard somebody. */
export function useHeardMicrophone(): { readonly state: MicrophoneState; readonly turn: () => void } {
  const [trying, setTrying] = useState(false);
  const [heard, setHeard] = useState(false);
  const check = useMicrophoneCheck(trying);
  if (trying && check.kind === 'listening' && check.level > VOICE) {
    setHeard(true);
    setTrying(false);
  }
  const turn = () => {
    setHeard(false);
    setTrying(!trying);
  };
  if (heard) return { state: { kind: 'heard' }, turn };
  return { state: check.kind === 'idle' ? { kind: 'untried' } : check, turn };
}
