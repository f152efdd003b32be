import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { supervised, supervisionMode } from '../shapes/supervision.ts';
import { SUPERVISION_REFUSALS } from '../vocabulary.ts';

/**
 * Rings the supervisor who asks, at every phone they are registered with, and brings them to the ear of a user in a live call
 * (F47). Who is there already goes on in the mode given.
 */
export const superviseCall = endpoint({
  method: 'PUT',
  path: '/calls/:callId/supervision/:accountId',
  right: 'calls:supervise',
  input: z.strictObject({ ...supervised, mode: supervisionMode }),
  output: z.strictObject({}),
  errors: [...SUPERVISION_REFUSALS, 'call/failed'],
});
