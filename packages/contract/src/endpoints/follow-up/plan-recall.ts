import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { e164 } from '../../shapes/account.ts';
import { recall, recallTime } from '../../shapes/recall.ts';
import { RECALL_REFUSALS } from '../../work-vocabulary.ts';

/** Plans to call a customer (F24): for the user, or for anybody of a campaign of theirs. One that is open there moves. */
export const planRecall = endpoint({
  method: 'POST',
  path: '/me/recalls',
  right: 'recalls:work',
  input: z.strictObject({
    number: e164,
    name: z.string().trim().max(100).nullable().default(null),
    /** Null: outside campaigns, for the user alone. */
    campaignId: z.uuid().nullable().default(null),
    for: z.enum(['this-agent', 'anyone']).default('this-agent'),
    at: recallTime,
    note: z.string().trim().max(2_000).default(''),
  }),
  output: recall,
  errors: RECALL_REFUSALS,
});
