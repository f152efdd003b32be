import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { RECALL_REFUSALS } from '../../work-vocabulary.ts';

/** Says that the user calls the customer now (F24): nobody else is asked meanwhile. Renews what is the user's already. */
export const takeRecall = endpoint({
  method: 'PUT',
  path: '/recalls/:recallId/claim',
  right: 'recalls:work',
  input: z.strictObject({ recallId: z.uuid() }),
  output: z.strictObject({}),
  errors: RECALL_REFUSALS,
});
