import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { recordingReason } from '../../shapes/recording.ts';

/** Puts a recording under legal hold: neither its term nor an erasure takes it away (F39). */
export const holdRecording = endpoint({
  method: 'POST',
  path: '/recordings/:recordingId/hold',
  right: 'recordings:manage',
  input: z.strictObject({ recordingId: z.uuid(), reason: recordingReason }),
  output: z.strictObject({}),
  errors: ['recording/held'],
});
