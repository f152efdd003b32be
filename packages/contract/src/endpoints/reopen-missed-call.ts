import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Makes a settled missed call open again: it was a voicemail that answered. The conversation there was settles it no more. */
export const reopenMissedCall = endpoint({
  method: 'DELETE',
  path: '/missed-calls/:missedId/settlement',
  right: 'missed-calls:work',
  input: z.strictObject({ missedId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
