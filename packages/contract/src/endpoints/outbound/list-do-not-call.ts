import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { barredNumber } from '../../shapes/do-not-call.ts';

/** The numbers no campaign of the tenant calls, in their order. */
export const listDoNotCall = endpoint({
  method: 'GET',
  path: '/do-not-call',
  right: 'outbound:manage',
  input: z.strictObject({
    ...paging,
    /** A part of a number; other characters than digits are passed over. */
    search: z.string().trim().max(40).optional(),
  }),
  output: page(barredNumber),
  errors: [],
});
