import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Makes a key void at once and for good. To say it again changes nothing. */
export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api-keys/:keyId',
  right: 'keys:manage',
  input: z.strictObject({ keyId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
