import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { dialPolicy } from '../shapes/dial-policy.ts';

/** What the tenant's users may dial, and how much of it (trust 7). */
export const getDialPolicy = endpoint({
  method: 'GET',
  path: '/dial-policy',
  right: 'telephony:manage',
  input: z.strictObject({}),
  output: dialPolicy,
  errors: [],
});
