import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { trunk } from '../shapes/trunk.ts';

/** Every trunk of the tenant with its state, in the order calls try them. */
export const listTrunks = endpoint({
  method: 'GET',
  path: '/trunks',
  right: 'telephony:manage',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(trunk) }),
  errors: [],
});
