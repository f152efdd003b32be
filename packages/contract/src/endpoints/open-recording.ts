import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/**
 * A link to the recording, valid for at most five minutes and only while this session lives (trust 2).
 * The link answers range requests with `audio/wav`, or `audio/ogg` (Opus) for a call that ended minutes ago, left channel the agent, right channel the customer (F26, F39).
 * Every link given is written to the access log.
 */
export const openRecording = endpoint({
  method: 'POST',
  path: '/recordings/:recordingId/link',
  right: 'signed-in',
  input: z.strictObject({ recordingId: z.uuid(), purpose: z.enum(['listen', 'download']).default('listen') }),
  output: z.strictObject({ url: z.string(), expiresAt: z.iso.datetime() }),
  errors: ['recording/not-ready'],
});
