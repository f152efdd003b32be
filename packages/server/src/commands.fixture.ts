import type { Browser } from './browser.fixture.ts';

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
