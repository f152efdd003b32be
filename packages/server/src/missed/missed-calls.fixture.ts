import type { CallRecord } from '@wpm/calls';
import type { Browser } from '../browser.fixture.ts';
import { type TestServer, newId } from '../server.fixture.ts';

/** A customer called Anna's number, and nobody spoke to them. */
export async function missACall({ store }: Pick<TestServer, 'store'>, number: string): Promise<CallRecord> {
  const tenant = await store.tenants.byDomain('demo.local');
  const anna = tenant && (await store.accounts.byLogin(tenant.id, 'anna'));
  if (!anna?.directNumber) throw new Error('the demo has anna with a direct number');
  const startedAt = Date.now();
  const record: CallRecord = {
    id: newId(),
    tenantId: anna.tenantId,
    direction: 'inbound',
    caller: { number, name: 'Ewa', accountId: null },
    callee: { number: anna.directNumber, name: anna.displayName, accountId: anna.id },
    startedAt,
    answeredAt: null,
    endedAt: startedAt + 20_000,
    ringMs: 20_000,
    talkMs: 0,
    result: 'no-answer',
    outcome: 'missed',
    endedBy: 'platform',
    refusal: null,
    cause: null,
    trunkId: null,
    redirects: [],
    segments: [],
    recording: null,
  };
  await store.calls.close(record);
  return record;
}

/** What every endpoint of the shared list answers to a user of a phone. */
export async function missedAnswers(server: Pick<TestServer, 'store'>, browser: Browser, token: string) {
  await missACall(server, '+48600100299');
  const listMissedCalls = await browser.send('GET', '/api/v1/missed-calls?search=299', { token });
  const { items } = listMissedCalls.body;
  const row = `/api/v1/missed-calls/${Array.isArray(items) ? items[0]?.missedId : ''}`;
  return {
    listMissedCalls,
    claimMissedCall: await browser.send('PUT', `${row}/claim`, { token }),
    releaseMissedCall: await browser.send('DELETE', `${row}/claim`, { token }),
    settleMissedCall: await browser.send('PUT', `${row}/settlement`, { token, body: { why: 'nuisance' } }),
    reopenMissedCall: await browser.send('DELETE', `${row}/settlement`, { token }),
  };
}
