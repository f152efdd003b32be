import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { paging } from '../../shapes/call.ts';
import { coveredDays, reportPeriod } from '../../shapes/call-report.ts';
import { RECORDING_COMPLETENESSES, listedRecording } from '../../shapes/recording.ts';

/** The tenant's recordings of calls that are over, newest first (F39). `number` is any part of either number. */
export const listRecordings = endpoint({
  method: 'GET',
  path: '/recordings',
  right: 'calls:read-all',
  input: z.strictObject({
    ...paging,
    ...reportPeriod,
    agentId: z.uuid().optional(),
    campaignId: z.uuid().optional(),
    number: z.string().trim().max(32).optional(),
    completeness: z.enum(RECORDING_COMPLETENESSES).optional(),
    held: z.stringbool().optional(),
  }),
  output: z.strictObject({ items: z.array(listedRecording), next: z.string().nullable(), days: coveredDays }),
  errors: [],
});
