import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { contact, contactCard } from '../../shapes/contact.ts';

/** Makes one contact of two: the first goes on with `card`, the other is gone. Both as they were seen, or not at all. */
export const mergeContacts = endpoint({
  method: 'POST',
  path: '/contacts/:contactId/merge',
  right: 'contacts:edit',
  input: z.strictObject({
    contactId: z.uuid(),
    version: z.int(),
    other: z.strictObject({ contactId: z.uuid(), version: z.int() }),
    card: contactCard,
  }),
  output: contact,
  errors: ['contacts/no-service', 'item/changed-meanwhile'],
});
