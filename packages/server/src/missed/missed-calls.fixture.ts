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

/** The same customer, from another number, called a campaign, was offered to an agent, and gave up. */
export async function missInCampaign(
  { store }: Pick<TestServer, 'store'>,
  direct: CallRecord,
  { id: campaignId, name: campaignName }: { readonly id: string; readonly name: string },
): Promise<void> {
  const { accountId } = direct.callee;
  if (accountId === null) throw new Error('the call is to a user');
  const caller = { ...direct.caller, number: `${direct.caller.number}9` };
  const waits = { enteredAt: direct.startedAt, waitMs: 5_000, isShort: false, offers: [] };
  const queue = { campaignId, campaignName, ...waits, left: 'abandoned' } as const;
  const call = { ...direct, id: newId(), caller, queue } as const;
  const undecided = { endedAt: null, result: null, outcome: null, endedBy: null };
  const rings = { number: 1, accountId, other: caller, holdMs: 0, transferredFrom: null, transferredTo: null };
  const part = {
    ...rings,
    ...undecided,
    direction: 'inbound',
    startedAt: direct.startedAt,
    ringMs: 0,
    talkMs: 0,
  } as const;
  await store.calls.save({ record: { ...call, ...undecided, segments: [part] }, state: {} });
  await store.calls.close({ ...call, result: 'cancelled' });
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
