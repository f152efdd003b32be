import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/**
 * Pauses the recording of a live call one is in, for card data (F39): both sides are silent in it from the answer on. It goes
 * on by itself at `endsAt`, 120 s later; pausing again does not lengthen it. Every pause is written to the audit log.
 */
export const pauseRecording = endpoint({
  method: 'POST',
  path: '/calls/:callId/pause-recording',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({ endsAt: z.iso.datetime() }),
  errors: ['recording/not-running'],
});
