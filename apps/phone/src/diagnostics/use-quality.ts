import type { Unheard } from '@wpm/contract';
import type { Call, Quality, Trouble } from '@wpm/softphone';
import { useSyncExternalStore } from 'react';
import { useHandling } from '../call/use-handling.ts';
import { useSoftphone } from '../phone/softphone-context.ts';
import { toldTroubles, toldUnheard } from './told-troubles.ts';

/** How good the line of a call is, a second old at most; undefined before the answer. */
export function useQuality(callId: string): Quality | undefined {
  const { quality } = useSoftphone();
  return useSyncExternalStore(quality.subscribe, quality.getState).get(callId);
}

/** What is wrong with the line right now, the worst first (F37). */
export function useTroubles(call: Call): readonly Trouble[] {
  const quality = useQuality(call.id);
  const handling = useHandling(call);
  return toldTroubles(quality?.troubles ?? [], call, handling);
}

/** Where the user's voice gets lost right now, as the platform has it. */
export const useUnheard = (call: Call): Unheard | undefined => toldUnheard(call, useHandling(call));
