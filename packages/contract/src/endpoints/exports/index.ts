import { cancelReportExport } from './cancel-report-export.ts';
import { getReportExport } from './get-report-export.ts';
import { startReportExport } from './start-report-export.ts';

/** Reports as files (F46). */
export const EXPORT_ENDPOINTS = { startReportExport, getReportExport, cancelReportExport } as const;
