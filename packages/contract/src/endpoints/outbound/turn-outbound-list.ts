import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Pauses an outbound list, or has it go on: calls that are up go on, no other begins. */
export const turnOutboundList = endpoint({
  method: 'PUT',
  path: '/outbound-lists/:listId/running',
  right: 'outbound:manage',
  input: z.strictObject({ listId: z.uuid(), running: z.boolean() }),
  output: z.strictObject({ version: z.int() }),
  errors: ['item/changed-meanwhile'],
});
