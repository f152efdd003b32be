import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { outboundEntry } from '../../shapes/outbound.ts';
import { OUTBOUND_STATES } from '../../work-vocabulary.ts';

/** The entries of an outbound list with what came of them, by their external id. */
export const listOutboundEntries = endpoint({
  method: 'GET',
  path: '/outbound-lists/:listId/entries',
  right: 'outbound:manage',
  input: z.strictObject({
    ...paging,
    listId: z.uuid(),
    state: z.enum(OUTBOUND_STATES).optional(),
    /** A part of a name, a number, an id or a field, in any case and without accents. */
    search: z.string().trim().max(100).optional(),
  }),
  output: page(outboundEntry),
  errors: [],
});
