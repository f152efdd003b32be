import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { PLACE_ERRORS, wantedCall } from '../../shapes/placed-call.ts';

/**
 * Tries a trunk by a call (F05): as click to call, but to the outside by this trunk alone, also a number of the tenant's own. What may be
 * dialled, and how often, is the user's as ever; what was said on the way is the call's SIP trace.
 */
export const callByTrunk = endpoint({
  method: 'POST',
  path: '/trunks/:trunkId/calls',
  right: 'telephony:manage',
  input: wantedCall.omit({ campaign: true }).extend({ trunkId: z.uuid() }),
  output: z.strictObject({ callId: z.uuid() }),
  errors: PLACE_ERRORS,
});
