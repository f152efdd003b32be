import type { REPORT_ENDPOINTS } from '@wpm/contract';
import type { Reply } from '../../browser.fixture.ts';

/** For tests: what each endpoint of reports, and of one call, answers about a call that is over. */
export async function reportAnswers(
  send: (method: string, to: string, body?: unknown) => Promise<Reply>,
  callId: string,
  own: (method: string, to: string) => Promise<Reply>,
): Promise<Record<keyof typeof REPORT_ENDPOINTS | 'listCallOffers' | 'getCallQuality', Reply>> {
  const days = 'period=between&first=2020-01-01&last=2030-01-01';
  return {
    listCallReport: await send('GET', `/reports/calls?${days}&limit=2&outcome=answered&minSeconds=1&sort=longest-talk`),
    getCampaignReport: await send('GET', `/reports/campaigns?${days}&by=day&withinSeconds=30`),
    getAgentReport: await send('GET', `/reports/agents?${days}`),
    getMissedReport: await send('GET', '/reports/missed-calls?period=30-days&by=reason'),
    listMissedCustomers: await send('GET', `/reports/missed-calls/customers?${days}&limit=2&standing=open`),
    getQualityReport: await send('GET', `/reports/quality?${days}&by=network`),
    listOffers: await send('GET', `/reports/offers?${days}&limit=2&verdict=no-phone`),
    listMyOffers: await own('GET', `/me/offers?${days}`),
    getReportedCall: await send('GET', `/reports/calls/${callId}`),
    listCallEdits: await send('GET', `/reports/calls/${callId}/edits`),
    listCallOffers: await send('GET', `/calls/${callId}/offers`),
    getCallQuality: await send('GET', `/calls/${callId}/quality`),
  };
}
