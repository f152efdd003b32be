import { PUSH_ENDPOINTS } from '@wpm/contract';
import type { Method, MethodsOf } from './connect.ts';

/** What a device is woken by. */
export type PushClient = MethodsOf<typeof PUSH_ENDPOINTS>;

/** Apart from the rest of the phone's client, so that the phone loads it when it is there already. */
export function pushMethods(method: Method): PushClient {
  return {
    getPushKey: method(PUSH_ENDPOINTS.getPushKey),
    setMyPush: method(PUSH_ENDPOINTS.setMyPush),
    removeMyPush: method(PUSH_ENDPOINTS.removeMyPush),
    testMyPush: method(PUSH_ENDPOINTS.testMyPush),
    reportWoken: method(PUSH_ENDPOINTS.reportWoken),
    declineWake: method(PUSH_ENDPOINTS.declineWake),
  };
}
