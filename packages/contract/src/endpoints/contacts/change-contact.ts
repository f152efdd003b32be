import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { contact, contactCard } from '../../shapes/contact.ts';

/** `version` must be the present one: of two who change a contact at once the second is refused, and loses nothing (F19). */
export const changeContact = endpoint({
  method: 'PUT',
  path: '/contacts/:contactId',
  right: 'contacts:edit',
  input: z.strictObject({
    contactId: z.uuid(),
    version: z.int(),
    card: contactCard,
    despiteDuplicates: z.boolean().default(false),
  }),
  output: contact,
  errors: ['contacts/no-service', 'contact/duplicate', 'item/changed-meanwhile'],
});
