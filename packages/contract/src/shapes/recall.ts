import { z } from 'zod';
import { RECALL_CANCELLATIONS } from '../work-vocabulary.ts';
import { party } from './call.ts';

/** What recalls are listed by: those to be made, those that were, and those nobody is to make any more. */
export const RECALL_LISTS = ['open', 'done', 'cancelled'] as const;
export type RecallList = (typeof RECALL_LISTS)[number];

const somebody = z.strictObject({ id: z.uuid(), name: z.string() });

/** Where a planned call-back stands (F24). */
export const recallState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('planned') }),
  z.strictObject({ kind: z.literal('due') }),
  /** An agent is asked to call, or calls, until then. */
  z.strictObject({ kind: z.literal('offered'), to: somebody, until: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('done'), at: z.iso.datetime(), by: z.string().nullable() }),
  z.strictObject({
    kind: z.literal('cancelled'),
    at: z.iso.datetime(),
    by: z.string().nullable(),
    why: z.enum(RECALL_CANCELLATIONS),
  }),
]);
export type RecallState = z.infer<typeof recallState>;

/** A planned call-back of a campaign, or of an agent outside campaigns: a customer has one that is open in each. */
export const recall = z.strictObject({
  recallId: z.uuid(),
  customer: party,
  campaign: somebody.nullable(),
  /** Whose it is; null: anybody's of the campaign. */
  for: somebody.nullable(),
  dueAt: z.iso.datetime(),
  note: z.string().nullable(),
  plannedBy: z.string(),
  state: recallState,
});
export type Recall = z.infer<typeof recall>;

/** When a recall is to be: not in the past, and within a year; the platform looks. */
export const recallTime = z.iso.datetime();
