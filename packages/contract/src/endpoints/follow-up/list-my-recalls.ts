import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { recall } from '../../shapes/recall.ts';

/** The open recalls that are the user's to call, or anybody's of a campaign of theirs, the first due first (F24). */
export const listMyRecalls = endpoint({
  method: 'GET',
  path: '/me/recalls',
  right: 'recalls:work',
  input: z.strictObject({ ...paging }),
  output: page(recall),
  errors: [],
});
