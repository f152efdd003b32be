import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { newPassword } from '../shapes/directory/account.ts';

/** The user sets another password (F43). It ends every other session of theirs; this one goes on. Wrong tries count as at sign-in. */
export const changeMyPassword = endpoint({
  method: 'PUT',
  path: '/me/password',
  right: 'signed-in',
  input: z.strictObject({ current: z.string().min(1).max(256), password: newPassword }),
  output: z.strictObject({}),
  errors: ['password/wrong', 'session/too-many-attempts'],
});
