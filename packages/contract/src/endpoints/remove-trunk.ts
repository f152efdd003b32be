import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Removes a trunk that carries no call. To empty one, disable it: its calls end by themselves, and none begin. */
export const removeTrunk = endpoint({
  method: 'DELETE',
  path: '/trunks/:trunkId',
  right: 'telephony:manage',
  input: z.strictObject({ trunkId: z.uuid() }),
  output: z.strictObject({}),
  errors: ['trunk/carries-calls'],
});
