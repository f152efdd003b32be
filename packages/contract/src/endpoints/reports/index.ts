import { getAgentReport } from './get-agent-report.ts';
import { getCampaignReport } from './get-campaign-report.ts';
import { getMissedReport } from './get-missed-report.ts';
import { getReportedCall } from './get-reported-call.ts';
import { listCallReport } from './list-call-report.ts';

/** What is asked about the past (F46). */
export const REPORT_ENDPOINTS = {
  listCallReport,
  getReportedCall,
  getCampaignReport,
  getAgentReport,
  getMissedReport,
} as const;
