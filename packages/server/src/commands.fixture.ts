import { NO_FORWARDING } from '@wpm/contract';
import type { CallRecord } from '@wpm/calls';
import type { Browser, Reply } from './browser.fixture.ts';
import { boardView } from './live/board-view.fixture.ts';
import { PASSWORD, type TestServer } from './server.fixture.ts';

/** What every command to a call answers. */
export async function commandAnswers(browser: Browser, token: string, callId: string) {
  const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', at: string, body?: object) =>
    browser.send(method, `/api/v1${at}`, { token, ...(body && { body }) });
  const calls = `/calls/${callId}`;
  return {
    listMyLiveCalls: await send('GET', '/me/live-calls'),
    holdCall: await send('PUT', `${calls}/hold`),
    retrieveCall: await send('DELETE', `${calls}/hold`),
    transferCall: await send('POST', `${calls}/transfer`, { to: '102' }),
    startConsultation: await send('POST', `${calls}/consultation`, { to: '102' }),
    endConsultation: await send('DELETE', `${calls}/consultation`),
    swapConsultation: await send('POST', `${calls}/consultation/swap`),
    joinConsultation: await send('POST', `${calls}/consultation/join`),
    completeConsultation: await send('POST', `${calls}/consultation/complete`),
  };
}

type UpCall = { readonly call: CallRecord; readonly accountId: string; readonly board: TestServer['board'] };

/** What the endpoints of supervision, and of calls placed for a user, answer a supervisor while this call is up. */
export async function supervisionAnswers(send: Sends, { call, accountId, board }: UpCall) {
  const at = `/calls/${call.id}/supervision/${accountId}`;
  board.push(boardView(call));
  return {
    ...(await placeAnswers(send, accountId)),
    getLiveBoard: await send('GET', '/live-board'),
    getRecordingAlarms: await send('GET', '/recording-alarms'),
    getTrunkAlarms: await send('GET', '/trunk-alarms'),
    superviseCall: await send('PUT', at, { mode: 'listen' }),
    giveCall: await send('PUT', `/calls/${call.id}/agent`, { accountId }),
    endSupervision: await send('DELETE', at),
    getSupervisionPolicy: await send('GET', '/supervision-policy'),
    changeSupervisionPolicy: await send('PUT', '/supervision-policy', { tellsOfListening: true }),
    ...(await tenantAnswers(send)),
  };
}

type Sends = (method: string, at: string, body?: unknown) => Promise<Reply>;

/** What the endpoints of a tenant's own settings answer an administrator. */
async function tenantAnswers(send: Sends) {
  const getTenantSettings = await send('GET', '/tenant-settings');
  const { version, settings } = getTenantSettings.body;
  return { getTenantSettings, changeTenantSettings: await send('PUT', '/tenant-settings', { version, settings }) };
}

/** What the endpoints of calls that are placed for users answer a supervisor. */
async function placeAnswers(send: Sends, user: string) {
  const body = { user, to: '+48600100200' };
  return {
    placeCall: await send('POST', '/calls', body),
    createCallLink: await send('POST', '/call-links', body),
  };
}

/** What the endpoints of a status answer: of the user's own, and of the one a supervisor sets. */
export async function statusAnswers(
  phone: { readonly browser: Browser; readonly token: string; readonly accountId: string },
  console_: { readonly browser: Browser; readonly token: string },
) {
  const { browser, token, accountId } = phone;
  const body = { chosen: { kind: 'ready' } };
  return {
    ...(await phoneLogAnswers(phone, console_)),
    getMyStatus: await browser.send('GET', '/api/v1/me/status', { token }),
    changeMyPassword: await browser.send('PUT', '/api/v1/me/password', {
      token,
      body: { current: PASSWORD, password: PASSWORD },
    }),
    getMyEmail: await browser.send('GET', '/api/v1/me/email', { token }),
    listMyLicences: await browser.send('GET', '/api/v1/me/licences', { token }),
    changeMyEmail: await browser.send('PUT', '/api/v1/me/email', {
      token,
      body: { email: 'anna@firma.example', current: PASSWORD },
    }),
    listColleagues: await browser.send('GET', '/api/v1/colleagues', { token }),
    listMyBreaks: await browser.send('GET', '/api/v1/me/breaks', { token }),
    askMyWrapUp: await browser.send('PUT', '/api/v1/me/status/wrap-up', { token, body: { wanted: true } }),
    endMyWrapUp: await browser.send('POST', '/api/v1/me/status/end-wrap-up', { token, body: {} }),
    listMyCampaigns: await browser.send('GET', '/api/v1/me/campaigns', { token }),
    listCallingCampaigns: await browser.send('GET', '/api/v1/me/calling-campaigns', { token }),
    tickMyCampaigns: await browser.send('PUT', '/api/v1/me/campaigns', { token, body: { ticked: [] } }),
    setMyStatus: await browser.send('PUT', '/api/v1/me/status', { token, body }),
    setStatusOf: await console_.browser.send('PUT', `/api/v1/accounts/${accountId}/status`, {
      token: console_.token,
      body,
    }),
  };
}

/** What the endpoints of phones' logs answer: to who sends one, and to an administrator. */
async function phoneLogAnswers(
  { browser, token }: { readonly browser: Browser; readonly token: string },
  console_: { readonly browser: Browser; readonly token: string },
) {
  const entries = [{ at: new Date().toISOString(), what: 'page-opened' }];
  const sendMyLog = await browser.send('POST', '/api/v1/me/logs', { token, body: { version: '1.0.0', entries } });
  const ask = (path: string) => console_.browser.send('GET', `/api/v1/phone-logs${path}`, { token: console_.token });
  const listPhoneLogs = await ask('');
  const [first] = Array.from(Object(listPhoneLogs.body['items']));
  return { sendMyLog, listPhoneLogs, getPhoneLog: await ask(`/${String(Object(first).id)}`) };
}

/** What the endpoints of forwarding answer: of the user's own, and of a user's for an administrator. */
export async function forwardingAnswers(
  phone: { readonly browser: Browser; readonly token: string; readonly accountId: string },
  console_: { readonly browser: Browser; readonly token: string },
) {
  const { browser, token, accountId } = phone;
  const [own, theirs] = ['/api/v1/me/forwarding', `/api/v1/accounts/${accountId}/forwarding`];
  return {
    getMyForwarding: await browser.send('GET', own, { token }),
    getMyScreenPop: await browser.send('GET', '/api/v1/me/screen-pop', { token }),
    getMyAutoAnswer: await browser.send('GET', '/api/v1/me/auto-answer', { token }),
    changeMyAutoAnswer: await browser.send('PUT', '/api/v1/me/auto-answer', {
      token,
      body: { on: false, afterSeconds: 2 },
    }),
    getMyCallWaiting: await browser.send('GET', '/api/v1/me/call-waiting', { token }),
    changeMyCallWaiting: await browser.send('PUT', '/api/v1/me/call-waiting', { token, body: { on: true } }),
    changeMyForwarding: await browser.send('PUT', own, { token, body: { version: 0, rules: NO_FORWARDING } }),
    getMyGreetings: await browser.send('GET', '/api/v1/me/greetings', { token }),
    changeMyAbsence: await browser.send('PUT', '/api/v1/me/greetings/absence', { token, body: { until: null } }),
    removeMyGreeting: await browser.send('DELETE', '/api/v1/me/greetings/usual', { token }),
    getGreetingsOf: await console_.browser.send('GET', `/api/v1/accounts/${accountId}/greetings`, {
      token: console_.token,
    }),
    removeGreetingOf: await console_.browser.send('DELETE', `/api/v1/accounts/${accountId}/greetings/usual`, {
      token: console_.token,
    }),
    getForwardingOf: await console_.browser.send('GET', theirs, { token: console_.token }),
    changeForwardingOf: await console_.browser.send('PUT', theirs, {
      token: console_.token,
      body: { version: 1, rules: NO_FORWARDING },
    }),
  };
}
