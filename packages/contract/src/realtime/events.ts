import { z } from 'zod';

/**
 * What the platform tells an application of its user by itself. An event says what changed, as small as it can be;
 * who shows a list asks for it anew. Names are `noun.verb`, past tense.
 */
export const realtimeEvent = z.discriminatedUnion('kind', [
  /** A call the user had a part in is over, and stands in their history (F25). */
  z.object({ kind: z.literal('call.ended'), callId: z.uuid() }),
]);
export type RealtimeEvent = z.infer<typeof realtimeEvent>;
