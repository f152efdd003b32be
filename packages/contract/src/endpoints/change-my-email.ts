import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { myEmail } from './get-my-email.ts';

/**
 * The user wants another e-mail address (F43): it takes effect when the link that is sent to it is followed, and the old address is
 * told. The password is asked for; wrong tries count as at sign-in.
 */
export const changeMyEmail = endpoint({
  method: 'PUT',
  path: '/me/email',
  right: 'signed-in',
  input: z.strictObject({
    email: z.email().max(254),
    current: z.string().min(1).max(256),
    language: z.enum(['pl', 'en']).optional(),
  }),
  output: myEmail,
  errors: ['password/wrong', 'session/too-many-attempts', 'request/too-many'],
});
