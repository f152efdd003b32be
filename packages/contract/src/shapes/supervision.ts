import { z } from 'zod';
import { SUPERVISION_MODES } from '../vocabulary.ts';

/** Which user, in which of their live calls. */
export const supervised = { callId: z.uuid(), accountId: z.uuid() };

/** So many supervisors are in one call at most (F47). */
export const MOST_SUPERVISORS = 4;

export const supervisionMode = z.enum(SUPERVISION_MODES);

/** What a tenant has settled about supervisors (F47). */
export const supervisionPolicy = z.strictObject({
  /** Whether users are told of one who only listens; of one whom they hear they always are. */
  tellsOfListening: z.boolean(),
});
export type SupervisionPolicy = z.infer<typeof supervisionPolicy>;
