import { z } from 'zod';
import { APPS } from '../vocabulary.ts';

/** One sign-in of the user. */
export const mySession = z.strictObject({
  sessionId: z.uuid(),
  app: z.enum(APPS),
  /** What the browser or program said of itself (`User-Agent`); empty where it said nothing. Not to be trusted. */
  userAgent: z.string(),
  startedAt: z.iso.datetime(),
  /** When it was renewed last: an application that is open does so every quarter of an hour at the latest. */
  refreshedAt: z.iso.datetime(),
  /** Since when the user's phone is open here (F09): calls ring here. Null everywhere else. */
  placeSince: z.iso.datetime().nullable(),
  /** The one that asks. */
  isThis: z.boolean(),
});
export type MySession = z.infer<typeof mySession>;
