import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { barringReason } from '../../shapes/do-not-call.ts';

/** Lets a number be called again: an administrator's alone, for it is the customer's wish. Entries it blocked stay blocked until they are reopened (`reopenOutboundEntries`). */
export const removeDoNotCall = endpoint({
  method: 'POST',
  path: '/do-not-call/:number/remove',
  right: 'directory:manage',
  input: z.strictObject({ number: z.string().regex(/^\+\d{3,15}$/), reason: barringReason }),
  output: z.strictObject({}),
  errors: [],
});
