import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { PLACE_ERRORS, wantedCall } from '../../shapes/placed-call.ts';

/**
 * Click to call (F48): rings the user's phones, or wakes them, and dials when one is answered. It is answered as soon as it is
 * known that the call may be made; what becomes of it is told as of any call, by the id that is given.
 */
export const placeCall = endpoint({
  method: 'POST',
  path: '/calls',
  right: 'calls:place',
  input: wantedCall,
  output: z.strictObject({ callId: z.uuid() }),
  errors: PLACE_ERRORS,
});
