import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { dialPolicy, dialRules } from '../shapes/dial-policy.ts';

/** Replaces the dial policy; it holds for the next call. `version` must be the present one. */
export const changeDialPolicy = endpoint({
  method: 'PUT',
  path: '/dial-policy',
  right: 'telephony:manage',
  input: z.strictObject({ version: z.int().nonnegative(), rules: dialRules }),
  output: dialPolicy,
  errors: ['dial-policy/changed-meanwhile'],
});
