import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { OUTBOUND_REOPENED } from '../../work-vocabulary.ts';

/**
 * Has entries that are over called once more, as if nobody had been called yet: one, or all of a list that came to a result. What is
 * under way, and what nobody may call, is left alone.
 */
export const reopenOutboundEntries = endpoint({
  method: 'POST',
  path: '/outbound-lists/:listId/entries/reopen',
  right: 'outbound:manage',
  input: z.strictObject({
    listId: z.uuid(),
    which: z.union([z.strictObject({ entryId: z.uuid() }), z.strictObject({ result: z.enum(OUTBOUND_REOPENED) })]),
  }),
  output: z.strictObject({ count: z.int() }),
  errors: [],
});
