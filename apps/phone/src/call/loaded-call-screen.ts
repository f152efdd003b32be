import { useEffect } from 'react';
import { lazily } from '../loading/lazily.tsx';
import { fetchInTurn } from '../loading/parts-at-hand.ts';
import { useSoftphoneState } from '../phone/softphone-context.ts';

/** The screen of a call: nobody needs it to be registered. */
export const CallScreen = lazily(async () => (await import('./call-screen.tsx')).CallScreen);

/** Fetches the screen of a call as soon as a call can come, then everything else: the service worker keeps the files, and a screen is shown at once. */
export function useScreensAtHand(): void {
  const { connection } = useSoftphoneState();
  const registered = connection.kind === 'registered';
  useEffect(() => {
    if (registered) void CallScreen.fetch().then(() => fetchInTurn());
  }, [registered]);
}
