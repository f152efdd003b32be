import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { offeredBreak } from '../shapes/agent-status.ts';

/** The breaks the user can choose, by name (F06): as many as the administrator made and left enabled. */
export const listMyBreaks = endpoint({
  method: 'GET',
  path: '/me/breaks',
  right: 'calls:make',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(offeredBreak) }),
  errors: [],
});
