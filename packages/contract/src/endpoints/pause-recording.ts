import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/**
 * Pauses the recording of a live call one is in, for card data (F39): both sides are silent in it from the answer on. It goes
 * on by itself at `endsAt`, 120 s later or as long as the call's campaign says; pausing again does not lengthen it, but with `longer` it
 * lasts its whole time from now. Who pauses has the permission `recordings:pause`, and the campaign allows it. Every pause is written to
 * the audit log.
 */
export const pauseRecording = endpoint({
  method: 'POST',
  path: '/calls/:callId/pause-recording',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid(), longer: z.boolean().optional() }),
  output: z.strictObject({ endsAt: z.iso.datetime() }),
  errors: ['recording/not-running', 'recording/pause-not-allowed'],
});
