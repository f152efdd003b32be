import { getReportedCall } from './get-reported-call.ts';
import { listCallReport } from './list-call-report.ts';

/** What is asked about the past (F46). */
export const REPORT_ENDPOINTS = { listCallReport, getReportedCall } as const;
