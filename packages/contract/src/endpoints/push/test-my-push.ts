import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Sends this session's device a notification now. `accepted`: its push service took it; `status`: what that said. */
export const testMyPush = endpoint({
  method: 'POST',
  path: '/me/push-subscription/test',
  right: 'calls:make',
  input: z.strictObject({}),
  output: z.strictObject({ accepted: z.boolean(), status: z.int().nullable() }),
  errors: [],
});
