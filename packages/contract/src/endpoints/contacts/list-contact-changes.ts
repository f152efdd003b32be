import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { contactChange } from '../../shapes/contact.ts';

/** What became of a contact, and by whom; the newest first (F19). */
export const listContactChanges = endpoint({
  method: 'GET',
  path: '/contacts/:contactId/changes',
  right: 'contacts:open',
  input: z.strictObject({ ...paging, contactId: z.uuid() }),
  output: page(contactChange),
  errors: ['contacts/no-service'],
});
