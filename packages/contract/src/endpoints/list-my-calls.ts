import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { classifierFilter } from '../shapes/said-classifier.ts';
import { myCall, page, paging } from '../shapes/call.ts';
import { DIRECTIONS, OUTCOMES } from '../vocabulary.ts';

/** The user's own history, newest first (F25). */
export const listMyCalls = endpoint({
  method: 'GET',
  path: '/me/calls',
  right: 'calls:read-own',
  input: z.strictObject({
    ...paging,
    direction: z.enum(DIRECTIONS).optional(),
    outcome: z.enum(OUTCOMES).optional(),
    classifier: classifierFilter.optional(),
    /** Any part of the other end's number, or of a name it is shown by. */
    search: z.string().max(64).optional(),
  }),
  output: page(myCall),
  errors: [],
});
