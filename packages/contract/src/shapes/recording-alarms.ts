import { z } from 'zod';

/** What is wrong with recordings now, as far as it concerns a tenant (F39): nothing of the machine, which is its operator's. */
export const recordingAlarms = z.strictObject({
  /** There is little room left: what is recorded now goes on, and what comes may not be recorded. */
  diskNearlyFull: z.boolean(),
  /** Live calls, of those the caller sees, that cannot be recorded at this moment. */
  notWritten: z.int().nonnegative(),
  /** Calls that ended within the last hour, of those the caller sees, whose recording lacks more than it may. */
  short: z.int().nonnegative(),
});
export type RecordingAlarms = z.infer<typeof recordingAlarms>;
