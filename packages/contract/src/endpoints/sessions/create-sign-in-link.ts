import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/**
 * Makes a link that signs one phone in as this user, once and within minutes, without their password; the one before it is void.
 * The console draws it as a QR code, which the phone's camera opens.
 */
export const createSignInLink = endpoint({
  method: 'POST',
  path: '/accounts/:id/sign-in-link',
  right: 'directory:manage',
  input: z.strictObject({ id: z.uuid() }),
  /** What stands behind the `#` of the phone's address, where no server reads it. */
  output: z.strictObject({ token: z.string(), expiresAt: z.iso.datetime() }),
  errors: [],
});
