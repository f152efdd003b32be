import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** The user of the device said no in the notification: the call is rejected. By the same right as `reportWoken`. */
export const declineWake = endpoint({
  method: 'POST',
  path: '/wakes/:wakeId/decline',
  right: 'public',
  input: z.strictObject({ wakeId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
