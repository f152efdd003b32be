import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ownAccount } from '../shapes/account.ts';

/** The account that is logged in (F12, F40), and the zone of its tenant. */
export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  right: 'signed-in',
  input: z.strictObject({}),
  output: ownAccount,
  errors: [],
});
