import { lazy, useEffect } from 'react';
import { useSoftphoneState } from '../phone/softphone-context.ts';

const RETRY_AFTER_MS = 500;

/** The screen of a call: nobody needs it to be registered. What rings must be seen, so that a fetch that fails is tried again. */
export const CallScreen = lazy(load);

/** Fetches the screen of a call as soon as a call can come. It is among the files that the service worker keeps. */
export function useCallScreenAtHand(): void {
  const { connection } = useSoftphoneState();
  const registered = connection.kind === 'registered';
  useEffect(() => {
    if (registered) void load();
  }, [registered]);
}

async function load() {
  const found = await import('./call-screen.tsx').catch(() => null);
  if (found !== null) return { default: found.CallScreen };
  await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
  return load();
}
