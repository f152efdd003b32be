import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { callOffer } from '../shapes/call-offer.ts';
import { callWake } from '../shapes/push.ts';

/**
 * To whom a call of the tenant was offered that waited in a queue, why, and what came of it; and whose devices were woken for it,
 * whatever call it was (semantics, promise 2).
 */
export const listCallOffers = endpoint({
  method: 'GET',
  path: '/calls/:callId/offers',
  right: 'calls:read-all',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({ offers: z.array(callOffer), wakes: z.array(callWake) }),
  errors: [],
});
