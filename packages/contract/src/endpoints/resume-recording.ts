import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Ends the pause of a recording before its time. One that is not paused goes on as it did. */
export const resumeRecording = endpoint({
  method: 'POST',
  path: '/calls/:callId/resume-recording',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({}),
  errors: ['recording/not-running'],
});
