import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { page, paging } from '../shapes/call.ts';
import { missedCall } from '../shapes/missed-call.ts';

/** The missed calls of the tenant, one list for all its users, newest first (F22). */
export const listMissedCalls = endpoint({
  method: 'GET',
  path: '/missed-calls',
  right: 'missed-calls:work',
  input: z.strictObject({
    ...paging,
    /** Red ones or green ones alone; a claimed one is open. */
    state: z.enum(['open', 'settled']).optional(),
    /** Those alone that hung up sooner than the campaign counts whenever they called, or all but those. */
    short: z.enum(['only', 'without']).optional(),
    /** Any part of the customer's number or name. */
    search: z.string().max(64).optional(),
  }),
  output: page(missedCall),
  errors: [],
});
