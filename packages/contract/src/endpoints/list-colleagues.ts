import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { colleague } from '../shapes/colleague.ts';

/**
 * The other users of the tenant who have a phone, by name where nobody is to stand first, with what they are doing at this moment (F31, F33). Whom nobody found
 * among them is looked for by name or number; there are no pages.
 */
export const listColleagues = endpoint({
  method: 'GET',
  path: '/colleagues',
  right: 'calls:make',
  input: z.strictObject({
    /** Beginnings of words of the name, or of the number; letters by their looks, as in contacts. */
    search: z.string().max(64).optional(),
    /** Numbers of colleagues, with commas between: where they match, they stand first, in this order. */
    first: z.string().max(400).optional(),
  }),
  output: z.strictObject({
    items: z.array(colleague),
    /** There are more than can be listed: a search narrows them. */
    isPart: z.boolean(),
  }),
  errors: [],
});
