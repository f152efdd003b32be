import { meterLevel, type MicrophoneProblem } from '@wpm/softphone';
import { useEffect, useState } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';

export type MicrophoneCheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'listening'; readonly level: number }
  | { readonly kind: 'failed'; readonly why: MicrophoneProblem };

/** Holds the microphone open while it is wanted, and says how loud it is there. */
export function useMicrophoneCheck(wanted: boolean): MicrophoneCheckState {
  const { openMicrophone } = useSoftphone();
  const [check, setCheck] = useState<MicrophoneCheckState>({ kind: 'idle' });
  useEffect(() => {
    if (!wanted) return undefined;
    const scope = new AbortController();
    const begin = async () => {
      const opened = await openMicrophone();
      if (!opened.ok) return setCheck({ kind: 'failed', why: opened.error.code });
      const endMeter = meterLevel(opened.value, (level) => setCheck({ kind: 'listening', level }));
      const close = () => {
        endMeter();
        for (const track of opened.value.getTracks()) track.stop();
      };
      if (scope.signal.aborted) return close();
      return scope.signal.addEventListener('abort', close);
    };
    void begin();
    return () => {
      scope.abort();
      setCheck({ kind: 'idle' });
    };
  }, [wanted, openMicrophone]);
  return check;
}
