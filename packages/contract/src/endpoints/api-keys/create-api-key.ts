import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { KEY_SCOPES } from '../../rights.ts';
import { apiKey } from '../../shapes/api-key.ts';

/**
 * Makes a key for programs. It acts for an account, one's own if none is named, and never does more than that account may at the
 * time: whoever loses a right takes it from the key too. `secret` is shown this once.
 */
export const createApiKey = endpoint({
  method: 'POST',
  path: '/api-keys',
  right: 'keys:manage',
  input: z.strictObject({
    name: z.string().trim().min(1).max(64),
    accountId: z.uuid().optional(),
    scopes: z.array(z.enum(KEY_SCOPES)).min(1).max(KEY_SCOPES.length),
    expiresAt: z.iso.datetime().nullable().default(null),
  }),
  output: z.strictObject({ key: apiKey, secret: z.string() }),
  errors: ['api-key/too-many', 'api-key/scope-not-held'],
});
