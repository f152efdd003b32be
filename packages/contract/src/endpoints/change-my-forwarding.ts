import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { forwarding, forwardingRules } from '../shapes/forwarding.ts';

/**
 * Replaces the user's forwarding (F44); it holds for the next call. `version` must be the present one. Only targets of rules
 * that are on are looked at: `rules.busy.target` names one that does not exist, is the user, or may not be called. A number
 * comes back as E.164.
 */
export const changeMyForwarding = endpoint({
  method: 'PUT',
  path: '/me/forwarding',
  right: 'forwarding:set',
  input: z.strictObject({ version: z.int().nonnegative(), rules: forwardingRules }),
  output: forwarding,
  errors: ['forwarding/changed-meanwhile'],
});
