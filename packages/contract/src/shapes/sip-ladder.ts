import { z } from 'zod';

/** One SIP message as it came or went; credentials and keys in its text are masked. */
export const sipLadderMessage = z.strictObject({
  at: z.iso.datetime(),
  /** Milliseconds since the first message of the call, and since the one before. */
  sinceStartMs: z.number(),
  sincePreviousMs: z.number(),
  /** Whose message to whom: places in `participants`. */
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  transport: z.enum(['udp', 'tcp', 'tls', 'ws', 'wss']),
  /** What it is, in a line: `INVITE 102, SDP`, `180 Ringing (INVITE)`. */
  summary: z.string(),
  /** The same message was there before: it was sent again. */
  isRepeated: z.boolean(),
  text: z.string(),
});

/** The SIP of a call, as a ladder is drawn: columns and arrows. */
export const sipLadder = z.strictObject({
  /** Columns from left to right: an address with its transport, or `platform`. */
  participants: z.array(z.string()),
  messages: z.array(sipLadderMessage),
  /** Messages of the call that are left out: there were too many. */
  forgotten: z.int().nonnegative(),
});
export type SipLadder = z.infer<typeof sipLadder>;
