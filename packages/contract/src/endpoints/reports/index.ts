import { getAgentReport } from './get-agent-report.ts';
import { getCampaignReport } from './get-campaign-report.ts';
import { getMissedReport } from './get-missed-report.ts';
import { getReportedCall } from './get-reported-call.ts';
import { getQualityReport } from './get-quality-report.ts';
import { listMissedCustomers } from './list-missed-customers.ts';
import { listCallEdits } from './list-call-edits.ts';
import { listMyOffers, listOffers } from './list-offers.ts';
import { listCallReport } from './list-call-report.ts';

/** What is asked about the past (F46). */
export const REPORT_ENDPOINTS = {
  listCallReport,
  getReportedCall,
  listCallEdits,
  getCampaignReport,
  getAgentReport,
  getMissedReport,
  listMissedCustomers,
  getQualityReport,
  listOffers,
  listMyOffers,
} as const;
