import { endpoint } from '../../endpoint.ts';
import { exportOrder, reportExport } from '../../shapes/report-export.ts';

/** Begins to write a report into a file, in the background (F46). One is written at a time; others wait for their turn. */
export const startReportExport = endpoint({
  method: 'POST',
  path: '/report-exports',
  right: 'calls:read-all',
  input: exportOrder,
  output: reportExport,
  errors: ['export/too-many'],
});
