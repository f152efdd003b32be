import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Takes a contact away. What it was stands in the audit log. */
export const removeContact = endpoint({
  method: 'DELETE',
  path: '/contacts/:contactId',
  right: 'contacts:edit',
  input: z.strictObject({ contactId: z.uuid() }),
  output: z.strictObject({}),
  errors: ['contacts/no-service'],
});
