import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { contact } from '../../shapes/contact.ts';

/**
 * Every contact with its whole card, page by page, in an order that changes do not disturb; or those changed at `since` or later. Who
 * asks again begins a minute before the last time asked: a change is dated before it is written. What was removed the webhook tells.
 */
export const exportContacts = endpoint({
  method: 'GET',
  path: '/contacts/export',
  right: 'contacts:exchange',
  input: z.strictObject({ ...paging, since: z.iso.datetime().optional() }),
  output: page(contact.extend({ externalId: z.string().nullable() })),
  errors: ['contacts/no-service'],
});
