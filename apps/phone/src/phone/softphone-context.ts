import type { Softphone, SoftphoneState } from '@wpm/softphone';
import { createContext, useContext, useSyncExternalStore } from 'react';

const SoftphoneContext = createContext<Softphone | undefined>(undefined);

export const SoftphoneProvider = SoftphoneContext.Provider;

/** @throws Error outside the phone: a fault of the code */
export function useSoftphone(): Softphone {
  const softphone = useContext(SoftphoneContext);
  if (softphone === undefined) throw new Error('no softphone above');
  return softphone;
}

export function useSoftphoneState(): SoftphoneState {
  const softphone = useSoftphone();
  return useSyncExternalStore(softphone.subscribe, softphone.getState);
}
