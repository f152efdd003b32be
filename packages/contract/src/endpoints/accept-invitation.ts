import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { APPS } from '../vocabulary.ts';
import { newPassword } from '../shapes/directory/account.ts';

/** Sets the password of the account that was invited. It ends every session of the account. */
export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitations/accept',
  right: 'public',
  input: z.strictObject({ token: z.string().min(16).max(128), password: newPassword }),
  output: z.strictObject({
    login: z.string(),
    domain: z.string(),
    /** Where the account can sign in now: those it is made for and holds the licences of. */
    apps: z.array(z.enum(APPS)),
  }),
  errors: ['invitation/void'],
});
