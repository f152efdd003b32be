import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { recordingAlarms } from '../shapes/recording-alarms.ts';

/** What is wrong with the tenant's recordings now (F39). The operator has more of it at `/health` and `/metrics`. */
export const getRecordingAlarms = endpoint({
  method: 'GET',
  path: '/recording-alarms',
  right: 'calls:supervise',
  input: z.strictObject({}),
  output: recordingAlarms,
  errors: [],
});
