import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { coveredDays, reportPeriod } from '../../shapes/call-report.ts';
import { QUALITY_GROUPS, qualityFigures } from '../../shapes/roll-ups.ts';

/** The report of quality (F36, F46): loss, jitter, round trip and MOS by user, network, day or hour of the day. */
export const getQualityReport = endpoint({
  method: 'GET',
  path: '/reports/quality',
  right: 'calls:read-all',
  input: z.strictObject({
    ...reportPeriod,
    by: z.enum(QUALITY_GROUPS).default('agent'),
    campaignId: z.uuid().optional(),
  }),
  output: z.strictObject({ rows: z.array(qualityFigures), days: coveredDays }),
  errors: [],
});
