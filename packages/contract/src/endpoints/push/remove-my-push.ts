import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** This session's device is not to be woken any more. */
export const removeMyPush = endpoint({
  method: 'DELETE',
  path: '/me/push-subscription',
  right: 'calls:make',
  input: z.strictObject({}),
  output: z.strictObject({}),
  errors: [],
});
