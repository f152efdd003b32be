import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { contact } from '../../shapes/contact.ts';

/** The card of a contact. */
export const getContact = endpoint({
  method: 'GET',
  path: '/contacts/:contactId',
  right: 'contacts:open',
  input: z.strictObject({ contactId: z.uuid() }),
  output: contact,
  errors: ['contacts/no-service'],
});
