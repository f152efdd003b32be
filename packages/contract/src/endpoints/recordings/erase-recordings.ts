import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { erasedNumber, erasureCertificate, recordingReason } from '../../shapes/recording.ts';

/**
 * Takes every recording of a customer's number away for good, with the SIP of their calls, and certifies it (F39). All or none: where one is under legal hold,
 * nothing is erased. A call that still runs is not over, and its recording is not among them.
 */
export const eraseRecordings = endpoint({
  method: 'POST',
  path: '/recording-erasures',
  right: 'recordings:manage',
  input: z.strictObject({ number: erasedNumber, reason: recordingReason }),
  output: erasureCertificate,
  errors: ['recording/held', 'recording/none-of-number'],
});
