import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/**
 * The device woke and rings its user. Whoever knows the id may say so: only the device that was woken has it, by a message that
 * nobody else can read.
 */
export const reportWoken = endpoint({
  method: 'POST',
  path: '/wakes/:wakeId/woken',
  right: 'public',
  input: z.strictObject({ wakeId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
