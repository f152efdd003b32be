import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { page, paging } from '../shapes/call.ts';
import { recall } from '../shapes/recall.ts';

/** The recalls of the tenant, the first due first (F24). */
export const listRecalls = endpoint({
  method: 'GET',
  path: '/recalls',
  right: 'recalls:see',
  input: z.strictObject({
    ...paging,
    state: z.enum(['open', 'done', 'cancelled']).default('open'),
    campaignId: z.uuid().optional(),
  }),
  output: page(recall),
  errors: [],
});
