import { CALL_DIRECTIONS } from '@wpm/contract';
import { z } from 'zod';

/** The running calls; `follow`: and each again when it has turned into another state. */
export const callsRequest = z.strictObject({ verb: z.literal('calls'), follow: z.boolean().default(false) });

/**
 * An answer to `calls`: one call as it is now. `rings`: nobody has answered; `waits`: in a campaign's queue or menu, heard by no user yet;
 * `talks`: with a user, on hold or not; `over`: only who follows hears of it.
 */
export const callAnswer = z.object({
  callId: z.uuid(),
  domain: z.string(),
  direction: z.enum(CALL_DIRECTIONS),
  caller: z.string(),
  callee: z.string(),
  campaign: z.string().nullable(),
  state: z.enum(['rings', 'waits', 'talks', 'over']),
  startedAt: z.iso.datetime(),
});
export type CallAnswer = z.infer<typeof callAnswer>;
