import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { mySession } from '../../shapes/my-session.ts';

/** Where the user is signed in, the latest first. */
export const listMySessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  right: 'signed-in',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(mySession) }),
  errors: [],
});
