import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { supervisionPolicy } from '../shapes/supervision.ts';

/** What the tenant has settled about supervisors (F47). */
export const getSupervisionPolicy = endpoint({
  method: 'GET',
  path: '/supervision-policy',
  right: 'calls:supervise',
  input: z.strictObject({}),
  output: supervisionPolicy,
  errors: [],
});
