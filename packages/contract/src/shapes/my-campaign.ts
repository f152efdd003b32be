import { z } from 'zod';
import { e164 } from './account.ts';

/** A campaign of an agent's (F14). */
export const myCampaign = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** Its calls come to the agent while they are in queue. */
  ticked: z.boolean(),
  /** The administrator does not let it be left out: it is ticked always. */
  mandatory: z.boolean(),
});
export type MyCampaign = z.infer<typeof myCampaign>;

/** A campaign in which a user may make calls by hand (F14). */
export const callingCampaign = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** What the customer is shown; null: the user's own number. */
  number: e164.nullable(),
});
export type CallingCampaign = z.infer<typeof callingCampaign>;
