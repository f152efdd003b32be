import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { supervised } from '../shapes/supervision.ts';
import { SUPERVISION_REFUSALS } from '../vocabulary.ts';

/** The supervisor who asks leaves the call of the user, or is no longer rung (F47). */
export const endSupervision = endpoint({
  method: 'DELETE',
  path: '/calls/:callId/supervision/:accountId',
  right: 'calls:supervise',
  input: z.strictObject(supervised),
  output: z.strictObject({}),
  errors: SUPERVISION_REFUSALS,
});
