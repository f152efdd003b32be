import { z } from 'zod';

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
