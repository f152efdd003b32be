import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { trunk, trunkCredentials, trunkPassword, trunkSettings } from '../shapes/trunk.ts';

/**
 * Changes a trunk without a restart: running calls go on, new ones follow the new settings. Without `password` the old
 * one stays. `version` must be the present one: two administrators cannot undo each other unseen.
 */
export const changeTrunk = endpoint({
  method: 'PUT',
  path: '/trunks/:trunkId',
  right: 'telephony:manage',
  input: z.strictObject({
    trunkId: z.uuid(),
    version: z.int(),
    settings: trunkSettings,
    password: trunkPassword.optional(),
  }),
  output: z.strictObject({ trunk, credentials: trunkCredentials.nullable() }),
  errors: ['trunk/name-taken', 'trunk/changed-meanwhile'],
});
