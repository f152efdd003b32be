import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Confirms a changed e-mail address by the link that was sent to it (F43): from now on it is the account's. */
export const confirmEmail = endpoint({
  method: 'POST',
  path: '/email-changes/accept',
  right: 'public',
  input: z.strictObject({ token: z.string().min(16).max(128) }),
  output: z.strictObject({ email: z.string() }),
  errors: ['account-link/void'],
});
