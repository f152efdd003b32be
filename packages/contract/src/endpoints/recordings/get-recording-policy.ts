import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { recordingPolicy } from '../../shapes/recording.ts';

/** How long recordings are kept of calls that came to no campaign; a campaign says it itself. */
export const getRecordingPolicy = endpoint({
  method: 'GET',
  path: '/recording-policy',
  right: 'calls:read-all',
  input: z.strictObject({}),
  output: recordingPolicy,
  errors: [],
});
