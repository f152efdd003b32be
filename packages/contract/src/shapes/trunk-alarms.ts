import { z } from 'zod';

/**
 * The tenant's trunks by which calls do not come or go as they should, in the order of their names. `unreachable`: the far end does not
 * answer; `refused`: it does not take our registration; `full`: no more calls fit, by its cap.
 */
export const trunkAlarms = z.strictObject({
  trunks: z.array(
    z.strictObject({ id: z.uuid(), name: z.string(), state: z.enum(['unreachable', 'refused', 'full']) }),
  ),
});
export type TrunkAlarms = z.infer<typeof trunkAlarms>;
