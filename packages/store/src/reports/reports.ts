import type { Result } from '@wpm/kernel';
import type { CursorRefusal, Page } from '../calls/page.ts';
import { type TenantCallRow, tenantCallById } from '../calls/tenant-calls.ts';
import type { Database } from '../database.ts';
import { type CallPartRow, type CallReportFilter, callPartsOf, callReportPage } from './call-report.ts';
import { type ReportDays, type ReportPeriod, reportDaysOf } from './report-days.ts';

/** What is asked about the past (F46). */
export interface Reports {
  /** What a period means for a tenant at an instant. */
  daysOf(tenantId: string, period: ReportPeriod, now: Date): Promise<ReportDays>;
  calls(tenantId: string, filter: CallReportFilter): Promise<Result<Page<CallPartRow>, CursorRefusal>>;
  /** A call of the tenant that is over, with every part in it; undefined for a call of nobody's. */
  call(
    tenantId: string,
    callId: string,
  ): Promise<{ readonly call: TenantCallRow; readonly parts: readonly CallPartRow[] } | undefined>;
}

export function reportsOn(db: Database): Reports {
  return {
    daysOf: (tenantId, period, now) => reportDaysOf(db, tenantId, period, now),
    calls: (tenantId, filter) => callReportPage(db, tenantId, filter),
    call: async (tenantId, callId) => {
      const [call, parts] = await Promise.all([
        tenantCallById(db, tenantId, callId),
        callPartsOf(db, tenantId, callId),
      ]);
      return call && parts.length > 0 ? { call, parts } : undefined;
    },
  };
}
