import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { classificationWish, classifiedPart } from '../shapes/classification.ts';
import { CLASSIFICATION_REFUSALS } from '../work-vocabulary.ts';

/** Says what a user's call was, however long it is over (F07). */
export const classifyCall = endpoint({
  method: 'PUT',
  path: '/calls/:callId/parts/:part/classification',
  right: 'calls:classify',
  input: z.strictObject({ callId: z.uuid(), part: z.coerce.number().int().nonnegative(), ...classificationWish }),
  output: classifiedPart,
  errors: CLASSIFICATION_REFUSALS,
});
