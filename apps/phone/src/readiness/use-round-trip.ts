import { onWorkerMessage, RoundTrip, type RoundTripState } from '@wpm/softphone';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { client } from '../client.ts';

/** The way of a message from the platform to this device, tried when the user wants it. */
export function useRoundTrip(): { readonly trip: RoundTripState; readonly start: () => void } {
  const trip = useMemo(() => new RoundTrip(() => client.push((push) => push.testMyPush({}))), []);
  useEffect(() => {
    const unhear = onWorkerMessage(({ kind }) => {
      if (kind === 'check') trip.came();
    });
    return () => {
      unhear();
      trip[Symbol.dispose]();
    };
  }, [trip]);
  return { trip: useSyncExternalStore(trip.subscribe, trip.getState), start: () => void trip.start() };
}
