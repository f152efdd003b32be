import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Signs in to the phone by a link (F08). Sets the refresh cookie; the application then refreshes, as after a reload. */
export const signInByLink = endpoint({
  method: 'POST',
  path: '/sessions/by-link',
  right: 'public',
  input: z.strictObject({
    token: z.string().min(16).max(128),
    /** The domain for which the phone is framed in a page of a CRM (`createEmbeddingToken`); left out where it stands by itself. */
    embeddedFor: z.string().max(253).optional(),
  }),
  output: z.strictObject({}),
  errors: [
    'sign-in-link/void',
    'session/account-blocked',
    'session/licence-missing',
    'session/licence-expired',
    'session/not-for-this-app',
    'session/too-many-attempts',
  ],
});
