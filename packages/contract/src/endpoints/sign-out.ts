import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { APPS } from '../vocabulary.ts';

/** Ends the session at once: access token, refresh cookie, SIP credentials and registration (F10). */
export const signOut = endpoint({
  method: 'POST',
  path: '/sessions/end',
  right: 'public',
  input: z.strictObject({
    app: z.enum(APPS),
    /** The phone is framed in a page of a CRM, where it has a cookie of its own. */
    embedded: z.boolean().optional(),
  }),
  output: z.strictObject({}),
  errors: [],
});
