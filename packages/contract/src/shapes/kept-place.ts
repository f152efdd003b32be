import { z } from 'zod';
import { KEPT_PLACE_ENDS } from '../vocabulary.ts';

/** A place a customer kept in a queue (F45): calls to them that nobody answered, and how it ended; null while it is kept. */
export const keptPlace = z.strictObject({
  attempts: z.int().nonnegative(),
  ended: z
    .strictObject({
      how: z.enum(KEPT_PLACE_ENDS),
      at: z.iso.datetime(),
      /** The call in which somebody spoke to them; null where nobody did. */
      callId: z.uuid().nullable(),
    })
    .nullable(),
});
export type KeptPlace = z.infer<typeof keptPlace>;
