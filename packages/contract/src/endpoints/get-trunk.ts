import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { trunk } from '../shapes/trunk.ts';

export const getTrunk = endpoint({
  method: 'GET',
  path: '/trunks/:trunkId',
  right: 'telephony:manage',
  input: z.strictObject({ trunkId: z.uuid() }),
  output: trunk,
  errors: [],
});
