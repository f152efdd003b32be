import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { listedContact } from '../../shapes/contact.ts';

/**
 * The tenant's contacts by name; or those that were searched for (F17), by what was found of them. Every word of `search` must begin
 * a word of the name, the company or the e-mail, in any case and without accents; digits are any part of a number.
 */
export const listContacts = endpoint({
  method: 'GET',
  path: '/contacts',
  right: 'contacts:list',
  input: z.strictObject({
    ...paging,
    after: z.string().max(400).optional(),
    search: z.string().trim().max(100).optional(),
    /** Where the list begins: the alphabetical index. Not together with `search`. */
    from: z.string().trim().max(20).optional(),
  }),
  output: page(listedContact),
  errors: ['contacts/no-service'],
});
