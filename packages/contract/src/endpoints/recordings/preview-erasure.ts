import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { erasedNumber } from '../../shapes/recording.ts';

/** What an erasure of a customer's number would take away; to be looked at before. The number may be in any notation. */
export const previewErasure = endpoint({
  method: 'POST',
  path: '/recording-erasures/preview',
  right: 'recordings:manage',
  input: z.strictObject({ number: erasedNumber }),
  output: z.strictObject({
    /** As calls have it. */
    number: z.string(),
    recordings: z.int().nonnegative(),
    /** Of them, under legal hold: one is enough to stop the erasure. */
    held: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
    first: z.iso.datetime().nullable(),
    last: z.iso.datetime().nullable(),
    /** Calls whose SIP is kept: it goes with the recordings. */
    ladders: z.int().nonnegative(),
  }),
  errors: [],
});
