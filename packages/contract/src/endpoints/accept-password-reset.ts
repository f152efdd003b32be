import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { newPassword } from '../shapes/directory/account.ts';
import { APPS } from '../vocabulary.ts';

/** Sets the password by a link that was mailed, once. It ends every session of the account. */
export const acceptPasswordReset = endpoint({
  method: 'POST',
  path: '/password-resets/accept',
  right: 'public',
  input: z.strictObject({ token: z.string().min(16).max(128), password: newPassword }),
  output: z.strictObject({ login: z.string(), domain: z.string(), apps: z.array(z.enum(APPS)) }),
  errors: ['account-link/void'],
});
