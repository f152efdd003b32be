import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const channel = z.array(z.int().min(0).max(255));

/**
 * How loud a recording is over its length, for drawing: the loudest sample of each of `points` equal parts, 0…255, of the agent
 * (left) and of the customer (right). Who may hear the recording may see it.
 */
export const getRecordingPeaks = endpoint({
  method: 'GET',
  path: '/recordings/:recordingId/peaks',
  right: 'signed-in',
  input: z.strictObject({ recordingId: z.uuid(), points: z.coerce.number().int().min(1).max(4_000).default(800) }),
  output: z.strictObject({ agent: channel, customer: channel }),
  errors: ['recording/not-ready'],
});
