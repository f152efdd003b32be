import type { Call, Quality, Trouble } from '@wpm/softphone';
import { useSyncExternalStore } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';

/** How good the line of a call is, a second old at most; undefined before the answer. */
export function useQuality(callId: string): Quality | undefined {
  const { quality } = useSoftphone();
  return useSyncExternalStore(quality.subscribe, quality.getState).get(callId);
}

/** The worst that is wrong with the line right now (F37). Whoever put us on hold is not missed. */
export function useTrouble(call: Call): Trouble | undefined {
  const quality = useQuality(call.id);
  if (call.kind !== 'connected') return undefined;
  return quality?.troubles.find((trouble) => trouble !== 'no-audio-from' || !call.remoteHeld);
}
