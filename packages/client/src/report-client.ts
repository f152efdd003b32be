import { REPORT_ENDPOINTS } from '@wpm/contract';
import type { Method, MethodsOf } from './connect.ts';

export type ReportMethods = MethodsOf<typeof REPORT_ENDPOINTS>;

/** What is asked about the past. */
export function reportMethods(method: Method): ReportMethods {
  return {
    listCallReport: method(REPORT_ENDPOINTS.listCallReport),
    getReportedCall: method(REPORT_ENDPOINTS.getReportedCall),
    listCallEdits: method(REPORT_ENDPOINTS.listCallEdits),
    getCampaignReport: method(REPORT_ENDPOINTS.getCampaignReport),
    getAgentReport: method(REPORT_ENDPOINTS.getAgentReport),
    getMissedReport: method(REPORT_ENDPOINTS.getMissedReport),
    listMissedCustomers: method(REPORT_ENDPOINTS.listMissedCustomers),
    listOffers: method(REPORT_ENDPOINTS.listOffers),
    listMyOffers: method(REPORT_ENDPOINTS.listMyOffers),
    getQualityReport: method(REPORT_ENDPOINTS.getQualityReport),
  };
}
