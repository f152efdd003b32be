import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { recallTime } from '../../shapes/recall.ts';
import { RECALL_REFUSALS } from '../../work-vocabulary.ts';

/** Puts a recall off, or forward. */
export const moveRecall = endpoint({
  method: 'PUT',
  path: '/recalls/:recallId/time',
  right: 'recalls:work',
  input: z.strictObject({ recallId: z.uuid(), at: recallTime }),
  output: z.strictObject({}),
  errors: RECALL_REFUSALS,
});
