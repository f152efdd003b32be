import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { classificationWish, classifiedPart } from '../../shapes/classification.ts';
import { CLASSIFICATION_REFUSALS } from '../../work-vocabulary.ts';

/** Says what a call was (F07): during it, in its wrap-up, and for 24 hours after it. The last one counts. */
export const classifyMyCall = endpoint({
  method: 'PUT',
  path: '/me/calls/:callId/classification',
  right: 'calls:classify-own',
  input: z.strictObject({
    callId: z.uuid(),
    /** Left out: the user's last. */
    part: z.int().positive().optional(),
    ...classificationWish,
  }),
  output: classifiedPart,
  errors: CLASSIFICATION_REFUSALS,
});
