import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { POP_WHEN, popTemplate } from '../../shapes/screen-pop.ts';

/** The address in the CRM that the user's calls lead to (F48) and when it opens, as the tenant has it; null where it has none. */
export const getMyScreenPop = endpoint({
  method: 'GET',
  path: '/me/screen-pop',
  right: 'calls:make',
  input: z.strictObject({}),
  output: z.strictObject({ template: popTemplate.nullable(), when: z.enum(POP_WHEN) }),
  errors: [],
});
