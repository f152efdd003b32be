import { z } from 'zod';
import { MISSED_REASONS } from '../vocabulary.ts';
import { MISSED_SETTLEMENTS } from '../work-vocabulary.ts';
import { missedCall } from './missed-call.ts';

/** What the rows of the report of missed calls are about. */
export const MISSED_GROUPS = ['day', 'campaign', 'reason'] as const;
export type MissedGroup = (typeof MISSED_GROUPS)[number];

/** Where a missed customer stands: nobody spoke to them yet, whether or not somebody calls them now; somebody does; or how it was settled. */
export const MISSED_STANDINGS = ['open', 'claimed', ...MISSED_SETTLEMENTS] as const;
export type MissedStanding = (typeof MISSED_STANDINGS)[number];

/** The row of what is of no campaign, where missed calls are added up by campaigns. */
export const DIRECT_LINES = 'direct';

/** What narrows the report of missed calls, and the list of their customers. */
export const missedFilter = {
  /** Customers of this campaign. */
  campaignId: z.uuid().optional(),
  /** Customers who called users' direct numbers. */
  line: z.literal(DIRECT_LINES).optional(),
};

/** What narrows the list alone. */
export const missedListFilter = {
  ...missedFilter,
  reason: z.enum(MISSED_REASONS).optional(),
  standing: z.enum(MISSED_STANDINGS).optional(),
};

/** A customer nobody spoke to, as a supervisor sees them: what has become of it, by whom and when (F22). */
export const missedCustomer = missedCall.omit({ messages: true, recallAt: true }).extend({
  /** The call of the last attempt; null of one missed before that was kept. */
  callId: z.uuid().nullable(),
});
export type MissedCustomer = z.infer<typeof missedCustomer>;
