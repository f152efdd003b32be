import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { page, paging } from '../shapes/call.ts';
import { RECALL_LISTS, recall } from '../shapes/recall.ts';

/** The recalls of the tenant (F24): open ones the first due first, those that are over the last due first. */
export const listRecalls = endpoint({
  method: 'GET',
  path: '/recalls',
  right: 'recalls:see',
  input: z.strictObject({
    ...paging,
    state: z.enum(RECALL_LISTS).default('open'),
    campaignId: z.uuid().optional(),
  }),
  output: page(recall),
  errors: [],
});
