import type { EXPORT_ENDPOINTS, SAVED_VIEW_ENDPOINTS } from '@wpm/contract';
import { expect } from 'vitest';
import type { Reply } from '../../browser.fixture.ts';
import { savedViewAnswers } from '../saved-views/saved-views.fixture.ts';

/** For tests: what each endpoint of exports and of kept views answers; the export is ready before it is cancelled. */
export async function exportAnswers(
  send: (method: string, to: string, body?: unknown) => Promise<Reply>,
): Promise<Record<keyof typeof EXPORT_ENDPOINTS | keyof typeof SAVED_VIEW_ENDPOINTS, Reply>> {
  const startReportExport = await send('POST', '/report-exports', {
    report: 'calls',
    format: 'csv',
    period: '30-days',
  });
  const to = `/report-exports/${String(startReportExport.body['id'])}`;
  const read = () => send('GET', to);
  await expect.poll(async () => (await read()).body['state'], { timeout: 20_000 }).toBe('ready');
  const { body, headers } = await send('GET', `${to}/file`);
  expect(headers.get('content-disposition')).toBe('attachment; filename="calls.csv"');
  expect(String(body['text'])).toMatch(/^start,direction,.*,callId,part\r\n20\d\d-\d\d-\d\d \d\d:\d\d:\d\d,inbound,/);
  const getReportExport = await read();
  const cancelReportExport = await send('DELETE', to);
  return { startReportExport, getReportExport, cancelReportExport, ...(await savedViewAnswers(send)) };
}
