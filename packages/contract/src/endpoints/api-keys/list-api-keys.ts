import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { apiKey } from '../../shapes/api-key.ts';
import { page, paging } from '../../shapes/call.ts';

/** The tenant's keys of the API, the newest first; those that are revoked or over too. */
export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api-keys',
  right: 'keys:manage',
  input: z.strictObject({ ...paging }),
  output: page(apiKey),
  errors: [],
});
