import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { session } from '../shapes/account.ts';
import { APPS } from '../vocabulary.ts';

/**
 * Gives a new access token for the refresh cookie and replaces the cookie (rotation).
 * A refresh token used twice ends the session: somebody else has a copy (trust 15).
 */
export const refreshSession = endpoint({
  method: 'POST',
  path: '/sessions/refresh',
  right: 'public',
  input: z.strictObject({
    app: z.enum(APPS),
    /** The phone is framed in a page of a CRM, where it has a cookie of its own. */
    embedded: z.boolean().optional(),
  }),
  output: session,
  errors: [
    'session/required',
    'session/ended',
    'session/taken-over',
    'session/account-blocked',
    'session/licence-missing',
    'session/licence-expired',
  ],
});
