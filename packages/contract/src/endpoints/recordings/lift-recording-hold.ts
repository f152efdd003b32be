import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { recordingReason } from '../../shapes/recording.ts';

/** Ends a legal hold (F39). A recording whose term is over goes within the hour. */
export const liftRecordingHold = endpoint({
  method: 'POST',
  path: '/recordings/:recordingId/lift-hold',
  right: 'recordings:manage',
  input: z.strictObject({ recordingId: z.uuid(), reason: recordingReason }),
  output: z.strictObject({}),
  errors: ['recording/not-held'],
});
