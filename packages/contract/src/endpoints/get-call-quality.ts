import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { legQuality } from '../shapes/leg-quality.ts';

/**
 * How a call of the tenant sounded, leg by leg, in the order in which the legs ended: a leg that is up is not there yet, and a
 * call that nobody answered has none.
 */
export const getCallQuality = endpoint({
  method: 'GET',
  path: '/calls/:callId/quality',
  right: 'calls:read-all',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({ legs: z.array(legQuality) }),
  errors: [],
});
