import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { trunkAlarms } from '../shapes/trunk-alarms.ts';

/** What is wrong with the tenant's trunks now, for those who answer for calls and may not see how trunks are set up. */
export const getTrunkAlarms = endpoint({
  method: 'GET',
  path: '/trunk-alarms',
  right: 'calls:supervise',
  input: z.strictObject({}),
  output: trunkAlarms,
  errors: [],
});
