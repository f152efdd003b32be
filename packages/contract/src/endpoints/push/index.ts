import { declineWake } from './decline-wake.ts';
import { getPushKey } from './get-push-key.ts';
import { removeMyPush } from './remove-my-push.ts';
import { reportWoken } from './report-woken.ts';
import { setMyPush } from './set-my-push.ts';
import { testMyPush } from './test-my-push.ts';

/** Waking a device whose phone is not there (F29). */
export const PUSH_ENDPOINTS = {
  getPushKey,
  setMyPush,
  removeMyPush,
  testMyPush,
  reportWoken,
  declineWake,
} as const;
