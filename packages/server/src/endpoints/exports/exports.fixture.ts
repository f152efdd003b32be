import type { EXPORT_ENDPOINTS, SAVED_VIEW_ENDPOINTS } from '@wpm/contract';
import { expect } from 'vitest';
import type { Reply } from '../../browser.fixture.ts';
import { savedViewAnswers } from '../saved-views/saved-views.fixture.ts';

type Send = (method: string, to: string, body?: unknown) => Promise<Reply>;

/** What heads the columns of a file of calls that was asked for with these alone. */
async function headingsOf(send: Send, columns: readonly string[]): Promise<string | undefined> {
  const order = { report: 'calls', format: 'csv', period: '30-days', columns };
  const to = `/report-exports/${String((await send('POST', '/report-exports', order)).body['id'])}`;
  await expect.poll(async () => (await send('GET', to)).body['state'], { timeout: 20_000 }).toBe('ready');
  const { body } = await send('GET', `${to}/file`);
  await send('DELETE', to);
  return String(body['text']).split('\r\n')[0]?.replace('\uFEFF', '');
}

/** For tests: what each endpoint of exports and of kept views answers; the export is ready before it is cancelled. */
export async function exportAnswers(
  send: Send,
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
  const chosen = await headingsOf(send, ['note', 'talk', 'customer']);
  expect(chosen).toBe('start,direction,outcome,note,talk,customer,contact');
  const unknown = await send('POST', '/report-exports', { report: 'calls', format: 'csv', columns: ['moon'] });
  expect(unknown.body).toMatchObject({ code: 'request/invalid', reasons: { columns: 'not-an-option' } });
  const getReportExport = await read();
  const cancelReportExport = await send('DELETE', to);
  return { startReportExport, getReportExport, cancelReportExport, ...(await savedViewAnswers(send)) };
}
