import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/**
 * Sends a link that sets a new password to the e-mail address of the account, if there is one (F08). The answer and its time are the
 * same whether there is such an account or not (trust 5).
 */
export const askPasswordReset = endpoint({
  method: 'POST',
  path: '/password-resets',
  right: 'public',
  input: z.strictObject({
    login: z.string().min(1).max(64),
    domain: z.string().min(1).max(255),
    /** Of the mail; absent: that of the tenant. */
    language: z.enum(['pl', 'en']).optional(),
  }),
  output: z.strictObject({}),
  errors: [],
});
