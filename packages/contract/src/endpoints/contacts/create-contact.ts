import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { contact, contactCard } from '../../shapes/contact.ts';

/**
 * Adds a contact. Where others have one of its numbers or its e-mail it is refused and they are named as `dependents`, until the user
 * says that it shall be added nevertheless (F19).
 */
export const createContact = endpoint({
  method: 'POST',
  path: '/contacts',
  right: 'contacts:edit',
  input: z.strictObject({ card: contactCard, despiteDuplicates: z.boolean().default(false) }),
  output: contact,
  errors: ['contacts/no-service', 'contact/duplicate'],
});
