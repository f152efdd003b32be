import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { session } from '../shapes/account.ts';
import { APPS } from '../vocabulary.ts';

/** Login, domain, password (F08). Sets the refresh cookie of the application. Each failure has its own code. */
export const signIn = endpoint({
  method: 'POST',
  path: '/sessions',
  right: 'public',
  input: z.strictObject({
    app: z.enum(APPS),
    login: z.string().trim().min(1).max(64),
    domain: z.string().trim().toLowerCase().min(1).max(253),
    password: z.string().min(1).max(256),
  }),
  output: session,
  errors: [
    'session/wrong-credentials',
    'session/unknown-domain',
    'session/account-blocked',
    'session/licence-missing',
    'session/licence-expired',
    'session/not-for-this-app',
    'session/too-many-attempts',
  ],
});
