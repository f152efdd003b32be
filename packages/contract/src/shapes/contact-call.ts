import type { z } from 'zod';
import { reportedCall } from './call.ts';
import { classification } from './classification.ts';

/**
 * A call in the history of a contact (F20). The recording is null where there is none or the caller may not hear it: one's own are heard
 * by who may hear own recordings, those of others by who may hear all (F39).
 */
export const contactCall = reportedCall.extend({
  /** What the last of those who had it said of it, with the note; null where nobody said anything. */
  classification: classification.nullable(),
});
export type ContactCall = z.infer<typeof contactCall>;
