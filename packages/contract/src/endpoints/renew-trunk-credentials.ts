import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { trunkCredentials } from '../shapes/trunk.ts';

/** New credentials for a far end that registers with us; the old ones and their registration end at once. */
export const renewTrunkCredentials = endpoint({
  method: 'POST',
  path: '/trunks/:trunkId/credentials',
  right: 'telephony:manage',
  input: z.strictObject({ trunkId: z.uuid() }),
  output: trunkCredentials,
  errors: ['trunk/does-not-accept'],
});
