import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { page, paging, reportedCall } from '../shapes/call.ts';
import { CALL_DIRECTIONS, OUTCOMES } from '../vocabulary.ts';

/** The tenant's calls, newest first, running ones included (F46). `number` matches any part of either number. */
export const listCalls = endpoint({
  method: 'GET',
  path: '/calls',
  right: 'calls:read-all',
  input: z.strictObject({
    ...paging,
    from: z.iso.datetime().optional(),
    to: z.iso.datetime().optional(),
    direction: z.enum(CALL_DIRECTIONS).optional(),
    outcome: z.enum(OUTCOMES).optional(),
    number: z.string().trim().max(32).optional(),
  }),
  output: page(reportedCall),
  errors: [],
});
