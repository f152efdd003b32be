import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { OUTBOUND_REFUSALS, SKIP_REASONS } from '../../work-vocabulary.ts';

/** Passes the entry by that the agent is offered: it comes again later, or is done with (F45). */
export const skipMyOutbound = endpoint({
  method: 'POST',
  path: '/me/outbound/:entryId/skip',
  right: 'outbound:work',
  input: z.strictObject({ entryId: z.uuid(), reason: z.enum(SKIP_REASONS) }),
  output: z.strictObject({}),
  errors: OUTBOUND_REFUSALS,
});
