import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging, reportedCall } from '../../shapes/call.ts';

/** Every call with any number of the contact, by whichever user, newest first (F20). Recordings only for who may hear them. */
export const listContactCalls = endpoint({
  method: 'GET',
  path: '/contacts/:contactId/calls',
  right: 'contacts:open',
  input: z.strictObject({ ...paging, contactId: z.uuid() }),
  output: page(reportedCall),
  errors: ['contacts/no-service'],
});
