import { z } from 'zod';
import { FIELD_REASONS } from '../field-reasons.ts';
import { dependent } from '../problem.ts';

/** What came of a contact that was imported. `refused`: its card is wrong. `duplicate`: others have its number or e-mail. */
export const IMPORT_RESULTS = ['created', 'changed', 'unchanged', 'refused', 'duplicate'] as const;
export type ImportResult = (typeof IMPORT_RESULTS)[number];

/** A row of an import, as it came out. */
export const importedContact = z.strictObject({
  externalId: z.string(),
  result: z.enum(IMPORT_RESULTS),
  /** Null where there is none, and for what a preview would create. */
  contactId: z.uuid().nullable(),
  /** Which fields of the card are wrong and why, by their path. */
  reasons: z.record(z.string(), z.enum(FIELD_REASONS)),
  /** Who has one of its numbers or its e-mail. */
  duplicates: z.array(dependent),
});
export type ImportedContact = z.infer<typeof importedContact>;
