import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { barringReason, addedNumber } from '../../shapes/do-not-call.ts';

/** As many as are written in one transaction. */
const MOST_AT_ONCE = 500;

/**
 * Lists numbers that no campaign calls any more, with a reason for all of them; what cannot be read is left out, and told. Recalls of them
 * that are open are cancelled; a call that is up goes on.
 */
export const addDoNotCall = endpoint({
  method: 'POST',
  path: '/do-not-call',
  right: 'outbound:manage',
  input: z.strictObject({
    /** In any usual notation, read as E.164. */
    numbers: z.array(z.string().trim().min(1).max(60)).min(1).max(MOST_AT_ONCE),
    reason: barringReason,
  }),
  /** In the order they came in. */
  output: z.strictObject({ items: z.array(addedNumber) }),
  errors: [],
});
