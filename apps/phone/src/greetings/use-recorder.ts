import { LONGEST_GREETING_MS } from '@wpm/contract';
import { meterLevel, type MicrophoneProblem } from '@wpm/softphone';
import { soundOf } from '@wpm/ui';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { recordSound } from './record-sound.ts';

/** What is recorded may be longer by a few packets than it was asked for: still no longer than the platform takes. */
export const MOST_MS = LONGEST_GREETING_MS - 1_000;

export type RecorderState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'recording'; readonly ms: number; readonly level: number }
  | { readonly kind: 'failed'; readonly why: MicrophoneProblem | 'unsupported' };

/** Records from the microphone as long as its screen is there. @param taken told what was recorded, as it can be sent */
export function useRecorder(taken: (sound: Blob) => void): {
  readonly state: RecorderState;
  readonly stop: () => void;
} {
  const { openMicrophone } = useSoftphone();
  const [state, setState] = useState<RecorderState>({ kind: 'opening' });
  const stop = useRef<() => void>(undefined);
  const isTaken = useEffectEvent(taken);
  useEffect(() => {
    const scope = new AbortController();
    const begin = async () => {
      if (!('MediaRecorder' in window)) return setState({ kind: 'failed', why: 'unsupported' });
      const opened = await openMicrophone();
      if (!opened.ok) return setState({ kind: 'failed', why: opened.error.code });
      const stream = opened.value;
      const since = performance.now();
      const recording = recordSound(stream, MOST_MS);
      const endMeter = meterLevel(stream, (level) =>
        setState({ kind: 'recording', level, ms: performance.now() - since }),
      );
      stop.current = recording.stop;
      scope.signal.addEventListener('abort', recording.stop);
      if (scope.signal.aborted) recording.stop();
      const recorded = await recording.sound;
      endMeter();
      for (const track of stream.getTracks()) track.stop();
      const sound = await soundOf(recorded);
      return scope.signal.aborted ? undefined : isTaken(sound);
    };
    void begin();
    return () => scope.abort();
  }, [openMicrophone]);
  return { state, stop: () => stop.current?.() };
}
