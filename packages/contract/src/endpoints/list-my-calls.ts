import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { classifierFilter } from '../shapes/said-classifier.ts';
import { myCall, page, paging } from '../shapes/call.ts';

/** The user's own history, newest first (F25). */
export const listMyCalls = endpoint({
  method: 'GET',
  path: '/me/calls',
  right: 'calls:read-own',
  input: z.strictObject({ ...paging, classifier: classifierFilter.optional() }),
  output: page(myCall),
  errors: [],
});
