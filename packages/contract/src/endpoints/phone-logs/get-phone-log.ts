import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { phoneLogEntry, sentPhoneLog } from '../../shapes/phone-log.ts';

/** One log a phone sent, with its lines, the oldest first. The audit log tells who read it. */
export const getPhoneLog = endpoint({
  method: 'GET',
  path: '/phone-logs/:id',
  right: 'directory:manage',
  input: z.strictObject({ id: z.uuid() }),
  output: sentPhoneLog.extend({ entries: z.array(phoneLogEntry) }),
  errors: [],
});
