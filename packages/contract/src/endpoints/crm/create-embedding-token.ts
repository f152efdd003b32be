import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/**
 * Makes a token that signs a user in to the phone in a page of the CRM, once and within a minute (F48). The CRM's server asks for it by
 * its key, for who is logged in to the CRM, and its page hands it to the phone.
 */
export const createEmbeddingToken = endpoint({
  method: 'POST',
  path: '/embedding-tokens',
  right: 'phone:embed',
  /** Id, login or extension of a user of the tenant. */
  input: z.strictObject({ user: z.string().trim().min(1).max(64) }),
  output: z.strictObject({ token: z.string(), expiresAt: z.iso.datetime() }),
  errors: [],
});
