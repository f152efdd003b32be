import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { contactCall } from '../../shapes/contact-call.ts';

/** Every call with any number of the contact, by whichever user, newest first (F20): what was said of it, and its recording for who may hear it. */
export const listContactCalls = endpoint({
  method: 'GET',
  path: '/contacts/:contactId/calls',
  right: 'contacts:open',
  input: z.strictObject({ ...paging, contactId: z.uuid() }),
  output: page(contactCall),
  errors: ['contacts/no-service'],
});
