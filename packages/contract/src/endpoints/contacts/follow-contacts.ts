import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { contact } from '../../shapes/contact.ts';

/**
 * What became of contacts, in the order it was done, of each what was last: its card now, or that it is gone and into which it was merged.
 * From the beginning it is every contact there is. `next` goes on from there, also where nothing follows yet: a program keeps it, asks
 * again when it likes, and misses nothing.
 */
export const followContacts = endpoint({
  method: 'GET',
  path: '/contacts/changes',
  right: 'contacts:exchange',
  input: z.strictObject({
    after: z.string().min(1).max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.strictObject({
    items: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('changed'), ...contact.shape, externalId: z.string().nullable() }),
        z.strictObject({
          kind: z.literal('removed'),
          contactId: z.uuid(),
          externalId: z.string().nullable(),
          removedAt: z.iso.datetime(),
          /** The contact it was merged into; null where it was taken away. */
          mergedInto: z.uuid().nullable(),
        }),
      ]),
    ),
    next: z.string(),
    hasMore: z.boolean(),
  }),
  errors: ['contacts/no-service', 'contacts/feed-restarted'],
});
