import { z } from 'zod';
import { COLLEAGUE_STATES } from '../vocabulary.ts';

/** Another user of the tenant, as somebody sees them who wants to ask them or hand them a call (F31, F33). */
export const colleague = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** What to dial: the extension, or the login where there is none. */
  number: z.string(),
  state: z.enum(COLLEAGUE_STATES),
});
export type Colleague = z.infer<typeof colleague>;
