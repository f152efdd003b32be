import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { IMPORT_RESULTS, importedContact } from '../../shapes/contact-import.ts';

/** As many as are written in one transaction, and of that room for each: a card with every field filled to its end has it. */
const MOST_AT_ONCE = 500;
const BYTES_OF_EACH = 32 * 1_024;

/**
 * Adds contacts, or changes those that have the same `externalId`, all the good ones in one transaction; of each that is not taken it
 * says why. A card is that of `createContact`. With `preview` it says the same and writes nothing. Again with the same content it
 * changes nothing.
 */
export const importContacts = endpoint({
  method: 'POST',
  path: '/contacts/import',
  right: 'contacts:exchange',
  input: z.strictObject({
    items: z
      .array(
        z.strictObject({
          /** What the contact is called in the system it comes from. */
          externalId: z.string().trim().min(1).max(200),
          card: z.record(z.string(), z.unknown()),
        }),
      )
      .min(1)
      .max(MOST_AT_ONCE),
    preview: z.boolean().default(false),
    despiteDuplicates: z.boolean().default(false),
  }),
  output: z.strictObject({
    /** In the order they came in. */
    items: z.array(importedContact),
    counts: z.record(z.enum(IMPORT_RESULTS), z.int()),
  }),
  errors: ['contacts/no-service'],
  maxBodyBytes: MOST_AT_ONCE * BYTES_OF_EACH,
});
