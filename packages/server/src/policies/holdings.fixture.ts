import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CallRecord } from '@wpm/calls';
import { expect, vi } from 'vitest';
import { boardView } from '../live/board-view.fixture.ts';
import type { Reply } from '../browser.fixture.ts';
import { connectorTo, journalTo } from '../crm/crm.fixture.ts';
import { newId, type TestServer } from '../server.fixture.ts';
import { recordingsFolder } from '../settings.ts';
import { toneMp3, upload } from '../sounds/sounds.fixture.ts';
import { idIn } from '../trunks.fixture.ts';
import { webhookIdOf } from '../webhooks/webhooks.fixture.ts';
import { linkMailed } from '../administration/account-links.fixture.ts';
import { callIn } from './others.fixture.ts';
import { type SendAs, sendAs, type Tenancy } from './tenancy.fixture.ts';

/** Everything a request can name by an id, one of each; `number` is an entry of the directory, `customer` what
 * somebody calls from. */
export type Holdings = Readonly<
  Awaited<ReturnType<typeof settingsOf>> &
    Awaited<ReturnType<typeof callsOf>> &
    Awaited<ReturnType<typeof interfacesOf>> &
    Awaited<ReturnType<typeof peopleOf>> & {
      readonly [one in 'customer' | 'agent' | 'recipient' | 'administrator']: string;
    }
>;
export type Thing = keyof Holdings;

/** Makes one of everything a tenant can have, with its mark in every name. @param customer a number of its own */
export async function holdingsOf(server: TestServer, tenancy: Tenancy, customer: string): Promise<Holdings> {
  const send = sendAs(server, tenancy);
  const settings = await settingsOf(server, tenancy, send);
  // Before the calls: what is told of them is then under way.
  const asked = await interfacesAsked(tenancy, send);
  const calls = await callsOf(server, { tenancy, send, customer }, settings);
  return {
    ...settings,
    ...calls,
    ...(await interfacesOf(tenancy, send, asked)),
    ...(await peopleOf(server, tenancy, send)),
    customer,
    agent: tenancy.ids.agent,
    recipient: tenancy.ids.supervisor,
    administrator: tenancy.ids.administrator,
  };
}

const created = (reply: Reply): string => {
  if (typeof reply.body['id'] !== 'string') throw new Error(JSON.stringify(reply.body));
  return reply.body['id'];
};
const firstOf = ({ body }: Reply, field: string): string => {
  const [first] = Array.from(Object(body['items']));
  const value: unknown = Object(first)[field];
  if (typeof value !== 'string') throw new Error(`no ${field} in ${JSON.stringify(body)}`);
  return value;
};

/** What an administrator sets up. */
async function settingsOf(server: TestServer, { mark, ids, tokens }: Tenancy, send: SendAs) {
  const make = async (at: string, settings: unknown) => created(await send('administrator', 'POST', at, { settings }));
  const account = await send('administrator', 'POST', '/accounts', {
    settings: {
      login: 'held',
      displayName: `Held ${mark}`,
      kind: 'uc',
      webphoneSeat: true,
      email: `held@${mark}.example`,
    },
  });
  const accountId = String(Object(account.body['account']).id);
  const audio = String((await upload(server, tokens.administrator, await toneMp3())).body['audioId']);
  const members = [{ accountId: ids.agent }, { accountId }];
  const campaign = await make('/campaigns', { name: mark, direction: 'inbound', manualCalls: true, members });
  const trunk = await send('administrator', 'POST', '/trunks', {
    settings: { name: mark, registration: { kind: 'accept' } },
  });
  const station = await send('administrator', 'POST', '/stations', { login: 'held', name: `Hall ${mark}` });
  const ownStation = await send('agent', 'POST', '/me/stations', { name: `Desk ${mark}` });
  const outboundList = await make('/outbound-lists', { name: mark, campaignId: campaign });
  const items = [{ externalId: mark, card: { name: mark, numbers: ['22 100 09 09'] } }];
  await send('supervisor', 'POST', `/outbound-lists/${outboundList}/entries/import`, { items });
  return {
    account: accountId,
    audio,
    campaign,
    break: await make('/breaks', { names: { pl: mark } }),
    classifier: await make('/classifiers', { names: { pl: mark }, kind: 'success' }),
    hours: await make('/hours', { name: mark, week: [] }),
    holidays: await make('/holidays', { name: mark, days: [] }),
    number: await make('/numbers', { number: `+4822${ids.agent.replaceAll(/\D/g, '').slice(-7)}`, label: mark }),
    menu: await make('/menus', {
      name: mark,
      menus: [{ id: 'main', name: mark, choices: [{ key: '1', to: { kind: 'message' } }] }],
    }),
    sound: await make('/sounds', { name: mark, audioId: audio }),
    trunk: idIn(trunk),
    station: String(Object(station.body['station']).id),
    ownStation: String(Object(ownStation.body['station']).id),
    outboundList,
    outboundEntry: firstOf(await send('supervisor', 'GET', `/outbound-lists/${outboundList}/entries`), 'entryId'),
  };
}

type Calling = {
  readonly tenancy: Tenancy;
  readonly send: SendAs;
  readonly customer: string;
};

/** Calls that are over, and what came of them. */
async function callsOf(
  server: TestServer,
  { tenancy, send, customer }: Calling,
  { campaign: campaignId, classifier }: { readonly campaign: string; readonly classifier: string },
) {
  const { id: tenantId, mark, ids } = tenancy;
  const { store } = server;
  const agent = { id: ids.agent, tenantId };
  const call = callIn({ campaignId, campaignName: mark }, agent, customer);
  await closed(server, call);
  await send('agent', 'PUT', `/me/calls/${call.id}/classification`, { classifierId: classifier, note: mark });
  const missed = { ...call, id: newId(), segments: [], recording: null, answeredAt: null, talkMs: 0 };
  await store.calls.close({ ...missed, result: 'cancelled', outcome: 'missed' });
  server.boards.set(tenantId, [boardView(call, { id: campaignId, name: mark })]);
  const liveCall = callIn({ campaignId, campaignName: mark }, agent, customer);
  const undecided = { endedAt: null, result: null, outcome: null } as const;
  const segments = liveCall.segments.map((segment) => ({ ...segment, ...undecided }));
  const record = { ...liveCall, ...undecided, endedBy: null, recording: null, segments };
  await store.calls.save({ record, state: null });
  const planned = { tenantId, number: customer, name: mark, campaignId, callId: null, note: mark, by: ids.agent };
  const inAnHour = { accountId: null, at: new Date(Date.now() + 3_600_000) };
  const recall = await store.recalls.plan({ ...planned, at: new Date() }, inAnHour);
  if (!recall.ok) throw new Error(recall.error.code);
  const erased = callIn({ campaignId, campaignName: mark }, agent, `${customer}9`);
  await closed(server, erased);
  const erasure = await send('administrator', 'POST', '/recording-erasures', { number: `${customer}9`, reason: mark });
  const card = (lastName: string) => ({ lastName, numbers: [{ number: customer }] });
  const contact = async (lastName: string) =>
    String(
      (await send('supervisor', 'POST', '/contacts', { card: card(lastName), despiteDuplicates: true })).body[
        'contactId'
      ],
    );
  await send('supervisor', 'POST', '/do-not-call', { numbers: [`${customer}8`], reason: mark });
  return {
    call: call.id,
    liveCall: liveCall.id,
    barred: `${customer}8`,
    recording: call.recording?.id ?? '',
    missed: firstOf(await send('agent', 'GET', '/missed-calls'), 'missedId'),
    recall: recall.value,
    erasure: String(Object(erasure.body['erasure']).id),
    contact: await contact(mark),
    otherContact: await contact(`Other ${mark}`),
    mergedContact: await contact(`Merged ${mark}`),
  };
}

async function closed({ store, settings }: TestServer, call: CallRecord): Promise<void> {
  const file = path.join(recordingsFolder(settings), call.recording?.file ?? '');
  writeFileSync(file, 'sound');
  writeFileSync(file.replace(/ogg$/, 'peaks'), Buffer.from([1, 2, 3, 4]));
  await store.calls.close(call);
}

/** Where other programs are told what happens. `localhost` is private: nothing is sent there. */
async function interfacesAsked({ mark }: Tenancy, send: SendAs) {
  const hook = { name: mark, url: 'https://localhost/hook', events: ['contact.changed'] };
  const connector = { ...connectorTo('https://localhost/crm', mark), journal: journalTo('https://localhost/crm') };
  return {
    webhook: webhookIdOf(await send('administrator', 'POST', '/webhooks', hook)),
    connector: created(
      await send('administrator', 'POST', '/crm-connectors', { settings: connector, secrets: { token: mark } }),
    ),
  };
}

async function interfacesOf(
  { mark }: Tenancy,
  send: SendAs,
  { webhook, connector }: Awaited<ReturnType<typeof interfacesAsked>>,
) {
  const key = await send('administrator', 'POST', '/api-keys', { name: mark, scopes: ['calls:read-all'] });
  return {
    webhook,
    connector,
    delivery: firstOf(await send('administrator', 'GET', `/webhooks/${webhook}/deliveries`), 'id'),
    journalEntry: firstOf(await send('administrator', 'GET', `/crm-connectors/${connector}/journal`), 'id'),
    apiKey: String(Object(key.body['key']).id),
  };
}

/** What somebody of the tenant keeps for themselves, and what their programs left. */
async function peopleOf(server: TestServer, { id: tenantId, mark, ids }: Tenancy, send: SendAs) {
  const entries = [{ at: new Date().toISOString(), what: 'page-opened' }];
  await send('agent', 'POST', '/me/logs', { version: '1.0.0', sentence: mark, entries });
  const order = { report: 'calls', format: 'csv', period: '30-days' };
  const reportExport = created(await send('administrator', 'POST', '/report-exports', order));
  const stateOf = async () => (await send('administrator', 'GET', `/report-exports/${reportExport}`)).body['state'];
  await vi.waitFor(async () => expect(await stateOf()).toBe('ready'), { timeout: 20_000 });
  const sessions = await send('administrator', 'GET', '/me/sessions');
  const view = { name: mark, page: 'calls', query: 'period=7-days', shared: true };
  const viewId = created(await send('administrator', 'POST', '/saved-views', view));
  const to = `/accounts/${ids.supervisor}`;
  const { version, settings } = (await send('administrator', 'GET', to)).body;
  const email = `lead@${mark}.example`;
  await send('administrator', 'PUT', to, { version, settings: { ...Object(settings), email } });
  const mailing = { every: 'day', time: '08:00', format: 'csv', language: 'en', recipientIds: [ids.supervisor] };
  await send('administrator', 'PUT', `/saved-views/${viewId}/mailing`, mailing);
  // Nobody sends it before its time.
  const far = new Date('2099-01-01T00:00:00Z');
  await linkMailed(server, { tenantId, id: ids.agent }, { kind: 'password-reset' }, far);
  return {
    phoneLog: firstOf(await send('administrator', 'GET', '/phone-logs'), 'id'),
    mail: firstOf(await send('administrator', 'GET', '/mails'), 'id'),
    session: String(/[\da-f-]{36}(?="[^{}]*"isThis":false)/.exec(JSON.stringify(sessions.body))),
    reportExport,
    view: viewId,
  };
}
