import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { RECALL_REFUSALS } from '../../work-vocabulary.ts';

/** The user does not call after all: it is due for others, and offered to this user later. */
export const releaseRecall = endpoint({
  method: 'DELETE',
  path: '/recalls/:recallId/claim',
  right: 'recalls:work',
  input: z.strictObject({ recallId: z.uuid() }),
  output: z.strictObject({}),
  errors: RECALL_REFUSALS,
});
