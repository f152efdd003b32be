import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { sentPhoneLog } from '../../shapes/phone-log.ts';

/** The logs phones of the tenant sent in the last 30 days, newest first. `reference` may be its beginning, in any writing. */
export const listPhoneLogs = endpoint({
  method: 'GET',
  path: '/phone-logs',
  right: 'directory:manage',
  input: z.strictObject({ ...paging, reference: z.string().max(20).optional() }),
  output: page(sentPhoneLog),
  errors: [],
});
