import { z } from 'zod';

/** Why a number is listed, or not any more, as who does it says. */
export const barringReason = z.string().trim().min(1).max(200);

/** A number no campaign calls (F07, F45). */
export const barredNumber = z.strictObject({
  /** E.164. */
  number: z.string(),
  addedAt: z.iso.datetime(),
  /** Name of who listed it; null where it was no user. */
  addedBy: z.string().nullable(),
  /** The call in which the customer said so; null where it was listed by hand. */
  callId: z.uuid().nullable(),
  /** Null where it was said in a call. */
  reason: z.string().nullable(),
});
export type BarredNumber = z.infer<typeof barredNumber>;

/** What came of a number that was to be listed; `known`: it was already. `number` is null where it could not be read. */
export const addedNumber = z.strictObject({
  typed: z.string(),
  number: z.string().nullable(),
  result: z.enum(['added', 'known', 'refused']),
});
export type AddedNumber = z.infer<typeof addedNumber>;
