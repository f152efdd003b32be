import type { Result } from '@wpm/kernel';
import type { CursorRefusal, Page, Paging } from '../calls/page.ts';
import { type TenantCallRow, tenantCallById } from '../calls/tenant-calls.ts';
import type { Database } from '../database.ts';
import { type AgentReportFilter, type AgentReportRow, agentReport } from './agent-report.ts';
import { type CampaignReportFilter, type CampaignReportRow, campaignReport } from './campaign-report.ts';
import { type QualityReportFilter, type QualityReportRow, qualityReport } from './quality-report.ts';
import {
  type LedgerRow,
  type OfferFilter,
  type OfferSelection,
  type OfferVerdictRow,
  countOffers,
  offerLedger,
  verdictsOf,
} from './offer-ledger.ts';
import { type MissedReportFilter, type MissedReportRow, missedReport } from './missed-report.ts';
import { type MissedCustomerRow, type MissedSelection, countMissedCustomers, missedCustomers } from './missed-list.ts';
import { addUpHours } from './report-hours.ts';
import {
  type CallPartRow,
  type CallReportFilter,
  callPartsOf,
  callReportPage,
  countParts,
  type PartFilter,
} from './call-report.ts';
import { type ReportDays, type ReportPeriod, reportDaysOf } from './report-days.ts';

/** What is asked about the past (F46). */
export interface Reports {
  /** What a period means for a tenant at an instant. */
  daysOf(tenantId: string, period: ReportPeriod, now: Date): Promise<ReportDays>;
  calls(tenantId: string, filter: CallReportFilter): Promise<Result<Page<CallPartRow>, CursorRefusal>>;
  /** How many rows the report of calls has in all. */
  countParts(tenantId: string, filter: PartFilter): Promise<number>;
  /** A call of the tenant that is over, with every part in it; undefined for a call of nobody's. */
  call(
    tenantId: string,
    callId: string,
  ): Promise<{ readonly call: TenantCallRow; readonly parts: readonly CallPartRow[] } | undefined>;
  /** Of every call that was over when it was asked for. */
  campaigns(tenantId: string, filter: CampaignReportFilter): Promise<readonly CampaignReportRow[]>;
  /** Of every call and every status that was over when it was asked for, and of what the statuses are now. */
  agents(tenantId: string, filter: AgentReportFilter): Promise<readonly AgentReportRow[]>;
  /** Of every call that was over when it was asked for. */
  quality(tenantId: string, filter: QualityReportFilter): Promise<readonly QualityReportRow[]>;
  /** Why phones rang or did not, newest first. */
  offers(tenantId: string, filter: OfferFilter): Promise<Result<Page<LedgerRow>, CursorRefusal>>;
  /** The same of one call, with the number of each offer. */
  verdictsOf(tenantId: string, callId: string): Promise<readonly OfferVerdictRow[]>;
  countOffers(tenantId: string, selection: OfferSelection): Promise<number>;
  missed(tenantId: string, filter: MissedReportFilter): Promise<readonly MissedReportRow[]>;
  /** The customers `missed` counts, one by one, the newest first. */
  missedCustomers(
    tenantId: string,
    filter: MissedSelection & Paging,
  ): Promise<Result<Page<MissedCustomerRow>, CursorRefusal>>;
  countMissedCustomers(tenantId: string, selection: MissedSelection): Promise<number>;
}

export function reportsOn(db: Database): Reports {
  return {
    daysOf: (tenantId, period, now) => reportDaysOf(db, tenantId, period, now),
    calls: (tenantId, filter) => callReportPage(db, tenantId, filter),
    countParts: (tenantId, filter) => countParts(db, tenantId, filter),
    call: async (tenantId, callId) => {
      const [call, parts] = await Promise.all([
        tenantCallById(db, tenantId, callId),
        callPartsOf(db, tenantId, callId),
      ]);
      return call && parts.length > 0 ? { call, parts } : undefined;
    },
    campaigns: async (tenantId, filter) => {
      await addUpHours(db, tenantId, filter);
      return campaignReport(db, tenantId, filter);
    },
    agents: async (tenantId, filter) => {
      await addUpHours(db, tenantId, filter);
      return agentReport(db, tenantId, filter);
    },
    quality: async (tenantId, filter) => {
      await addUpHours(db, tenantId, filter);
      return qualityReport(db, tenantId, filter);
    },
    offers: (tenantId, filter) => offerLedger(db, tenantId, filter),
    verdictsOf: (tenantId, callId) => verdictsOf(db, tenantId, callId),
    countOffers: (tenantId, selection) => countOffers(db, tenantId, selection),
    missed: (tenantId, filter) => missedReport(db, tenantId, filter),
    missedCustomers: (tenantId, filter) => missedCustomers(db, tenantId, filter),
    countMissedCustomers: (tenantId, selection) => countMissedCustomers(db, tenantId, selection),
  };
}
