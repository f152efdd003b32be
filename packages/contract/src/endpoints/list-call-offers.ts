import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { callOffer } from '../shapes/call-offer.ts';
import { keptPlace } from '../shapes/kept-place.ts';
import { callWake } from '../shapes/push.ts';

/**
 * To whom a call of the tenant was offered that waited in a queue, why, and what came of it, also of the place its customer kept
 * when they hung up; and whose devices were woken for it, whatever call it was (semantics, promise 2).
 */
export const listCallOffers = endpoint({
  method: 'GET',
  path: '/calls/:callId/offers',
  right: 'calls:read-all',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({
    offers: z.array(callOffer),
    wakes: z.array(callWake),
    /** What became of the place the customer kept in this call's queue; null where they kept none. */
    keptPlace: keptPlace.nullable(),
    /** The call whose place this call was promised for; null where it was not. */
    callBackOf: z.uuid().nullable(),
  }),
  errors: [],
});
