import { useEffect } from 'react';
import { lazily } from '../loading/lazily.ts';
import { persistently } from '../loading/persistently.ts';
import { useSoftphoneState } from '../phone/softphone-context.ts';

const load = async () => (await import('./call-screen.tsx')).CallScreen;

/** The screen of a call: nobody needs it to be registered. */
export const CallScreen = lazily(load);

/** Fetches the screen of a call as soon as a call can come. It is among the files that the service worker keeps. */
export function useCallScreenAtHand(): void {
  const { connection } = useSoftphoneState();
  const registered = connection.kind === 'registered';
  useEffect(() => {
    if (registered) void persistently(load);
  }, [registered]);
}
