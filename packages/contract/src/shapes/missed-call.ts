import { z } from 'zod';
import { MISSED_REASONS } from '../vocabulary.ts';
import { MISSED_EXCUSES, MISSED_SETTLEMENTS } from '../work-vocabulary.ts';
import { party } from './call.ts';

/** Where a missed call stands (F22): nobody yet, somebody is calling back, or the customer was spoken to. */
export const missedState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({
    kind: z.literal('claimed'),
    by: z.uuid(),
    name: z.string(),
    /** When the claim ends by itself. */
    until: z.iso.datetime(),
  }),
  z.strictObject({
    kind: z.literal('settled'),
    how: z.enum(MISSED_SETTLEMENTS),
    /** What was said of it, where it was settled by hand. */
    why: z.enum(MISSED_EXCUSES).nullable(),
    /** Who spoke to the customer, or settled it; null where that was none of our users. */
    name: z.string().nullable(),
    at: z.iso.datetime(),
  }),
]);
export type MissedState = z.infer<typeof missedState>;

/** A customer whom nobody spoke to, on one line of ours: one row however often they called (F22). */
export const missedCall = z.strictObject({
  missedId: z.uuid(),
  /** The customer, E.164. */
  customer: party,
  /** What they called: a direct number with the name of its user, or a campaign. */
  line: z.strictObject({ kind: z.enum(['direct', 'campaign']), number: z.string(), name: z.string().nullable() }),
  /** Of the last attempt. */
  reason: z.enum(MISSED_REASONS),
  /** Since the customer was last spoken to. */
  attempts: z.int().positive(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  /** How long the customer waited the last time, in milliseconds. */
  waitedMs: z.int().nonnegative(),
  /** Whenever they called, they hung up sooner than the campaign counts as waiting. */
  short: z.boolean(),
  /** When the customer is to be called by the first of their open recalls (F24), which calling back does not cancel; null: none. */
  recallAt: z.iso.datetime().nullable(),
  /** What the customer said into the voicemail since they were last spoken to, the newest first: recordings to listen to. */
  messages: z.array(
    z.strictObject({
      recordingId: z.uuid(),
      leftAt: z.iso.datetime(),
      durationMs: z.int().nonnegative(),
      /** When somebody first listened; null: nobody has. */
      heardAt: z.iso.datetime().nullable(),
    }),
  ),
  state: missedState,
});
export type MissedCall = z.infer<typeof missedCall>;
