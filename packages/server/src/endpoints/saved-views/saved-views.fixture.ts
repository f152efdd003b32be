import type { SAVED_VIEW_ENDPOINTS } from '@wpm/contract';
import { expect } from 'vitest';
import type { Reply } from '../../browser.fixture.ts';

type Send = (method: string, to: string, body?: unknown) => Promise<Reply>;

/** For tests: what each endpoint of saved views answers, and what is refused. */
export async function savedViewAnswers(send: Send): Promise<Record<keyof typeof SAVED_VIEW_ENDPOINTS, Reply>> {
  const view = { name: 'Last week', page: 'campaigns', query: 'period=7-days&by=day', shared: false };
  const createSavedView = await send('POST', '/saved-views', view);
  const to = `/saved-views/${String(createSavedView.body['id'])}`;
  expect((await send('POST', '/saved-views', { ...view, name: 'LAST week' })).body['code']).toBe('item/taken');
  expect((await send('POST', '/saved-views', { ...view, query: 'a#b' })).body['code']).toBe('request/invalid');
  for (const columns of ['moon', 'calls%2Cmoon', 'calls,calls', '']) {
    const refused = await send('PUT', to, { ...view, query: `${view.query}&columns=${columns}` });
    expect(refused.body).toMatchObject({ code: 'request/invalid', reasons: { query: 'not-an-option' } });
  }
  const query = `${view.query}&columns=serviceLevel%2Ccalls`;
  const changeSavedView = await send('PUT', to, { ...view, query, shared: true });
  const getSavedView = await send('GET', to);
  expect(getSavedView.body).toMatchObject({ ...view, query, shared: true, own: true });
  const listSavedViews = await send('GET', '/saved-views');
  const listReportRecipients = await send('GET', '/report-recipients');
  const mailings = await mailingAnswers(send, to);
  const removeSavedView = await send('DELETE', to);
  expect((await send('GET', to)).status).toBe(404);
  return {
    createSavedView,
    changeSavedView,
    getSavedView,
    listSavedViews,
    removeSavedView,
    listReportRecipients,
    ...mailings,
  };
}

/** The view is mailed to whoever sends, who leaves. */
async function mailingAnswers(send: Send, to: string) {
  const { body } = await send('GET', '/accounts?search=admin');
  const { id, version, settings } = Object(body['items'])[0];
  await send('PUT', `/accounts/${id}`, { version, settings: { ...settings, email: 'maria@firma.example' } });
  const order = { every: 'week', day: 1, time: '07:00', format: 'csv', language: 'en', recipientIds: [id] };
  const setReportMailing = await send('PUT', `${to}/mailing`, order);
  expect(setReportMailing.body).toMatchObject({ mailedToMe: true, mailing: { every: 'week', paused: null } });
  const leaveReportMailing = await send('DELETE', `${to}/mailing/me`);
  const removeReportMailing = await send('DELETE', `${to}/mailing`);
  expect(removeReportMailing.body).toMatchObject({ mailedToMe: false, mailing: null });
  return { setReportMailing, leaveReportMailing, removeReportMailing };
}
