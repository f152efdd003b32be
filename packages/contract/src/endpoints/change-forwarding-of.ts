import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { forwarding, forwardingRules } from '../shapes/forwarding.ts';

/** Replaces the forwarding of a user of the tenant, as they could themselves (`changeMyForwarding`). */
export const changeForwardingOf = endpoint({
  method: 'PUT',
  path: '/accounts/:accountId/forwarding',
  right: 'directory:manage',
  input: z.strictObject({ accountId: z.uuid(), version: z.int().nonnegative(), rules: forwardingRules }),
  output: forwarding,
  errors: ['forwarding/changed-meanwhile'],
});
