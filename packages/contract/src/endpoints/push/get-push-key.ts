import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** The platform's public key for Web Push (RFC 8292), in base64url: a browser makes its subscription for it. */
export const getPushKey = endpoint({
  method: 'GET',
  path: '/push-key',
  right: 'calls:make',
  input: z.strictObject({}),
  output: z.strictObject({ publicKey: z.string() }),
  errors: [],
});
