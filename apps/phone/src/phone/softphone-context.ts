import type { AudioRoutes, CallDevice, Softphone, SoftphoneState } from '@wpm/softphone';
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

const DeviceContext = createContext<CallDevice | undefined>(undefined);

export const DeviceProvider = DeviceContext.Provider;

/** The device calls go on at. @throws Error outside the phone: a fault of the code */
export function useDevice(): CallDevice {
  const device = useContext(DeviceContext);
  if (device === undefined) throw new Error('no device above');
  return device;
}

export function useAudioRoutes(): AudioRoutes {
  const { routes } = useDevice();
  return useSyncExternalStore(routes.subscribe, routes.getState);
}
