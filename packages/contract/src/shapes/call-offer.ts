import { z } from 'zod';
import { OFFER_VERDICTS } from '../offer-verdicts.ts';
import { OFFER_OUTCOMES } from '../vocabulary.ts';
import { STRATEGIES } from './directory/campaign.ts';

/** One line of the ledger of a queued call: who was chosen, why, whether a phone rang, and what came of it. */
export const callOffer = z.strictObject({
  number: z.int().positive(),
  accountId: z.uuid(),
  agent: z.string(),
  /** By which rule: the campaign's strategy, because they spoke to the customer last, or by a supervisor's hand. */
  chosenBy: z.enum([...STRATEGIES, 'last-agent', 'by-hand']),
  /** The supervisor who chose them, or took the call, by name; null where a rule did. */
  givenBy: z.string().nullable(),
  /** Of the agents who could have been chosen: their tier, and how many there were. */
  tier: z.int(),
  candidates: z.int().positive(),
  /** How long the customer had waited by then. */
  waitedMs: z.int().nonnegative(),
  chosenAt: z.iso.datetime(),
  /** Null: none of their phones rang. */
  rangAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Null while it rings. */
  outcome: z.enum(OFFER_OUTCOMES).nullable(),
});
export type CallOffer = z.infer<typeof callOffer>;

const step = z.iso.datetime().nullable();

/** One offer with every step towards a ringing phone; a step that did not come to be is null. */
export const ledgerOffer = z.strictObject({
  callId: z.uuid(),
  number: z.int().positive(),
  agent: z.strictObject({ id: z.uuid(), name: z.string() }),
  campaign: z.string().nullable(),
  chosenAt: z.iso.datetime(),
  /** Whether a supervisor gave them the call, or took it, and not a rule of the campaign. */
  byHand: z.boolean(),
  /** Who did, by name; null where a rule chose, or where whoever asks does not see them. */
  givenBy: z.string().nullable(),
  /** The user's devices were told; the push service took it; a device said that it woke; its phone was there again. */
  pushedAt: step,
  acceptedAt: step,
  wokeAt: step,
  registeredAt: step,
  rangAt: step,
  endedAt: step,
  verdict: z.enum(OFFER_VERDICTS),
});
export type LedgerOffer = z.infer<typeof ledgerOffer>;
