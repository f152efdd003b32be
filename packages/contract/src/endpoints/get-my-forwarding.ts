import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { forwarding } from '../shapes/forwarding.ts';

/** Where the user's own calls go instead (F44). */
export const getMyForwarding = endpoint({
  method: 'GET',
  path: '/me/forwarding',
  right: 'calls:make',
  input: z.strictObject({}),
  output: forwarding,
  errors: [],
});
