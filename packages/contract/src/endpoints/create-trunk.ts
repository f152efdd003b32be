import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { trunk, trunkCredentials, trunkPassword, trunkSettings } from '../shapes/trunk.ts';

/** Adds a trunk; it works at once. `credentials` are for a far end that registers with us, and are shown this once. */
export const createTrunk = endpoint({
  method: 'POST',
  path: '/trunks',
  right: 'telephony:manage',
  input: z.strictObject({ settings: trunkSettings, password: trunkPassword.optional() }),
  output: z.strictObject({ trunk, credentials: trunkCredentials.nullable() }),
  errors: ['trunk/name-taken', 'trunk/too-many'],
});
