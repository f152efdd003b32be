import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { OUTBOUND_IMPORT_RESULTS, importedEntry } from '../../shapes/outbound.ts';

/** As many as are written in one transaction, and of that room for each: a card with every field filled to its end has it. */
const MOST_AT_ONCE = 500;
const BYTES_OF_EACH = 32 * 1_024;

/**
 * Adds entries to an outbound list, or changes those with the same `externalId`, all the good ones in one transaction; of each that is
 * not taken it says why. With `preview` it says the same and writes nothing. Who was called already is not called again by it.
 */
export const importOutboundEntries = endpoint({
  method: 'POST',
  path: '/outbound-lists/:listId/entries/import',
  right: 'outbound:manage',
  input: z.strictObject({
    listId: z.uuid(),
    items: z
      .array(
        z.strictObject({
          /** What the customer is called in the system they come from. */
          externalId: z.string().trim().min(1).max(200),
          card: z.record(z.string(), z.unknown()),
        }),
      )
      .min(1)
      .max(MOST_AT_ONCE),
    preview: z.boolean().default(false),
  }),
  output: z.strictObject({
    /** In the order they came in. */
    items: z.array(importedEntry),
    counts: z.record(z.enum(OUTBOUND_IMPORT_RESULTS), z.int()),
  }),
  errors: [],
  maxBodyBytes: MOST_AT_ONCE * BYTES_OF_EACH,
});
