/** Where the reports live, below `/console`. */
export const REPORTS_PATH = '/reports';

/** The kinds of reports, as they stand in the address. */
export const REPORT_KINDS = [
  'calls',
  'campaigns',
  'agents',
  'missed',
  'missed-list',
  'recalls',
  'quality',
  'offers',
  'recordings',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const reportPath = (kind: ReportKind): string => `${REPORTS_PATH}/${kind}`;

/** How long recordings are kept, and what was erased. */
export const KEEPING_PATH = `${reportPath('recordings')}/keeping`;

/** Views that are kept under a name. */
export const VIEWS_PATH = `${REPORTS_PATH}/views`;

export const callPath = (callId: string): string => `${reportPath('calls')}/${callId}`;
