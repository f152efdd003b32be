import { endpoint } from '../../endpoint.ts';
import { recordingPolicy } from '../../shapes/recording.ts';

/** Settles it, for recordings there are already too: what is older goes within the hour. */
export const changeRecordingPolicy = endpoint({
  method: 'PUT',
  path: '/recording-policy',
  right: 'recordings:manage',
  input: recordingPolicy,
  output: recordingPolicy,
  errors: [],
});
