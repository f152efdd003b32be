import type { PUSH_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { declineWake } from './decline-wake.ts';
import { getPushKey } from './get-push-key.ts';
import { removeMyPush } from './remove-my-push.ts';
import { reportWoken } from './report-woken.ts';
import { setMyPush } from './set-my-push.ts';
import { testMyPush } from './test-my-push.ts';

/** The handlers of Web Push. */
export const PUSH_HANDLERS: Readonly<Record<keyof typeof PUSH_ENDPOINTS, Bound>> = {
  getPushKey,
  setMyPush,
  removeMyPush,
  testMyPush,
  reportWoken,
  declineWake,
};
