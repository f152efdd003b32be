/** Where the reports live, below `/console`. */
export const REPORTS_PATH = '/reports';

/** The kinds of reports, as they stand in the address. */
export const REPORT_KINDS = ['calls', 'campaigns', 'agents', 'missed'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const reportPath = (kind: ReportKind): string => `${REPORTS_PATH}/${kind}`;

export const callPath = (callId: string): string => `${reportPath('calls')}/${callId}`;
