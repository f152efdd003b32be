import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** The e-mail address of the account, and the one that waits to be confirmed (F43). */
export const myEmail = z.strictObject({ email: z.string().nullable(), pending: z.string().nullable() });
export type MyEmail = z.infer<typeof myEmail>;

export const getMyEmail = endpoint({
  method: 'GET',
  path: '/me/email',
  right: 'signed-in',
  input: z.strictObject({}),
  output: myEmail,
  errors: [],
});
