import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { PLACE_ERRORS } from '../../shapes/placed-call.ts';
import { OUTBOUND_REFUSALS } from '../../work-vocabulary.ts';

/** Calls the entry the agent is offered: their phone rings, and then the customer's (F45). */
export const callMyOutbound = endpoint({
  method: 'POST',
  path: '/me/outbound/:entryId/call',
  right: 'outbound:work',
  input: z.strictObject({ entryId: z.uuid() }),
  output: z.strictObject({ callId: z.uuid() }),
  errors: [...PLACE_ERRORS, ...OUTBOUND_REFUSALS],
});
