import type { REPORT_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { getAgentReport } from './get-agent-report.ts';
import { getCampaignReport } from './get-campaign-report.ts';
import { getMissedReport } from './get-missed-report.ts';
import { getReportedCall } from './get-reported-call.ts';
import { getQualityReport } from './get-quality-report.ts';
import { listMissedCustomers } from './list-missed-customers.ts';
import { listCallEdits } from './list-call-edits.ts';
import { listMyOffers, listOffers } from './list-offers.ts';
import { listCallReport } from './list-call-report.ts';

export const REPORT_HANDLERS: Readonly<Record<keyof typeof REPORT_ENDPOINTS, Bound>> = {
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
};
