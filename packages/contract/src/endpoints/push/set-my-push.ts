import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { pushSubscription } from '../../shapes/push.ts';

/**
 * This session's device can be woken there from now on, until the session ends. `endpoint` must be HTTPS and public, as those
 * of push services are.
 */
export const setMyPush = endpoint({
  method: 'PUT',
  path: '/me/push-subscription',
  right: 'calls:make',
  input: pushSubscription,
  output: z.strictObject({}),
  errors: [],
});
