import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { RECALL_REFUSALS } from '../../work-vocabulary.ts';

/** Nobody is to call any more. */
export const cancelRecall = endpoint({
  method: 'DELETE',
  path: '/recalls/:recallId',
  right: 'recalls:work',
  input: z.strictObject({ recallId: z.uuid() }),
  output: z.strictObject({}),
  errors: RECALL_REFUSALS,
});
