import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { APPS } from '../vocabulary.ts';

/** Ends the session at once: access token, refresh cookie, SIP credentials and registration (F10). */
export const signOut = endpoint({
  method: 'POST',
  path: '/sessions/end',
  right: 'public',
  input: z.strictObject({ app: z.enum(APPS) }),
  output: z.strictObject({}),
  errors: [],
});
