import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { sipLadder } from '../shapes/sip-ladder.ts';

/**
 * The SIP messages of a call of the tenant, of one that runs or is over: they are kept for some weeks, and after that there are none.
 * Every look is written to the audit log.
 */
export const getSipTrace = endpoint({
  method: 'GET',
  path: '/calls/:callId/sip-trace',
  right: 'calls:trace',
  input: z.strictObject({ callId: z.uuid() }),
  output: sipLadder,
  errors: [],
});
