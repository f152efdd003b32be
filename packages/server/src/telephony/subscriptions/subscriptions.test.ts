import { ManualClock, ok, silentLog } from '@wpm/kernel';
import { type ClientEvent, type Flow, type SipRequest, type SipResponse, makeRequest, reply } from '@wpm/sip';
import type { AccountRow } from '@wpm/store';
import { expect, test } from 'vitest';
import { type SipIdentity, placeOfStation } from '../sip-identity.ts';
import { dialogEvent } from './dialog-event.ts';
import { messageSummary } from './message-summary.ts';
import { regEvent } from './reg-event.ts';
import { Subscriptions } from './subscriptions.ts';
import { type EventPackage, xmlText } from './event-package.ts';

const ANNA: SipIdentity = {
  aor: 'sip:anna@demo.local',
  accountId: 'anna',
  tenantId: 'tenant',
  authUser: 'k7station',
  place: placeOfStation('desk'),
};

const FLOW: Flow = {
  id: 'udp',
  transport: 'udp',
  open: true,
  remote: { address: '192.0.2.7', port: 5062 },
  local: { address: '192.0.2.1', port: 5060 },
};

const jan = { id: 'jan', tenantId: 'tenant', login: 'jan', domain: 'demo.local', extension: '102', disabled: false };
const accounts = {
  byLogin: async (tenantId: string, login: string) => find(tenantId, login === jan.login),
  byExtension: async (tenantId: string, extension: string) => find(tenantId, extension === jan.extension),
};
const find = (tenantId: string, isHim: boolean) =>
  tenantId === jan.tenantId && isHim ? (jan as unknown as AccountRow) : undefined;

type Asked = {
  to?: string;
  event?: string;
  expires?: number;
  toTag?: string;
  cseq?: number;
  who?: SipIdentity;
  callId?: string;
};

const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

const tagOfUs = (response: SipResponse | undefined): string =>
  /tag=([\w-]+)/.exec(response?.headers.get('To') ?? '')?.[1] ?? '';

function setUp(more: readonly EventPackage[] = []) {
  const clock = new ManualClock();
  const busy = new Set<string>();
  const counted = { now: { fresh: 0, heard: 0 } };
  const heard: ((accountId: string) => void)[] = [];
  const registered: { contact: string }[] = [];
  const sent: { request: SipRequest; on: (event: ClientEvent) => void }[] = [];
  const stack = {
    contactFor: () => 'sip:wpm@192.0.2.1:5060',
    request: (request: SipRequest, _: unknown, on: (event: ClientEvent) => void) => {
      sent.push({ request, on });
      return { request, cancel: () => undefined };
    },
  };
  const registrar = { bindings: () => registered.map(({ contact }) => ({ contact, flow: FLOW, since: 1 })) };
  const messages = { countOf: async () => counted.now, onChanged: (on: (id: string) => void) => void heard.push(on) };
  const packages = [
    regEvent(registrar as never),
    dialogEvent({ accounts, isBusy: (id) => busy.has(id) }),
    messageSummary(messages),
    ...more,
  ];
  const subscriptions = new Subscriptions({ stack, packages, clock, fillRandom, log: silentLog });
  const ask = async (asked: Asked = {}) => {
    const { to = 'jan', event = 'dialog', expires = 600, toTag, cseq = 1, who = ANNA, callId = 'c' } = asked;
    const uri = to.includes('@') ? `sip:${to}` : `sip:${to}@demo.local`;
    const request = makeRequest({
      method: 'SUBSCRIBE',
      uri,
      from: { uri: who.aor, params: { tag: 'theirs' } },
      to: { uri, params: toTag === undefined ? {} : { tag: toTag } },
      callId,
      cseq,
      headers: [
        ['Contact', '<sip:anna@192.0.2.7>'],
        ['Event', event],
        ['Expires', String(expires)],
      ],
    });
    const responses: SipResponse[] = [];
    const respond = (response: SipResponse) => responses.push(response);
    const answers = { respond, respondStateless: respond };
    await subscriptions.receive({ request, flow: FLOW, ...answers, onCancel: () => {} }, who);
    return responses[0];
  };
  /** Answers the newest NOTIFY. */
  const take = (status = 200) => {
    const newest = sent.at(-1);
    newest?.on({ kind: 'response', response: reply(newest.request, status) });
  };
  const states = () => sent.map(({ request }) => request.headers.get('Subscription-State'));
  const bodies = () => sent.map(({ request }) => request.body);
  return { clock, busy, counted, heard, registered, subscriptions, ask, take, sent, states, bodies };
}

test.each(['jan', '102'])(
  'a lamp for %s is lit while the colleague has a call, and says nothing of with whom',
  async (to) => {
    const { clock, busy, ask, take, bodies } = setUp();
    expect((await ask({ to }))?.status).toBe(200);
    take();
    busy.add('jan');
    clock.advance(500);
    take();
    clock.advance(5_000);
    busy.delete('jan');
    clock.advance(500);
    expect(
      bodies().map((body) => [/version="(\d+)"/.exec(body)?.[1], body.includes('<state>confirmed</state>')]),
    ).toEqual([
      ['0', false],
      ['1', true],
      ['2', false],
    ]);
    expect(bodies()[0]).toContain('entity="sip:jan@demo.local"');
  },
);

test.each([
  ['a colleague there is not', { to: 'eve' }, 404],
  ['somebody of another domain', { to: 'jan@other.example' }, 404],
  ['a colleague of another tenant', { who: { ...ANNA, tenantId: 'other' } }, 404],
  ["another's registration", { event: 'reg' }, 403],
  ["another's messages", { event: 'message-summary' }, 403],
  ['what nobody watches here', { event: 'presence' }, 489],
  ['for too short a time', { expires: 5 }, 423],
])('%s cannot be watched', async (_, asked, status) => {
  const { subscriptions, ask } = setUp();
  const response = await ask(asked);
  expect([response?.status, subscriptions.size]).toEqual([status, 0]);
  expect(response?.headers.get('Reason')).toContain(`cause=${status}`);
  expect(response?.headers.get('Warning')).toMatch(/^399 wpm "[A-Z].{10,}"$/);
  if (status === 489) expect(response?.headers.get('Allow-Events')).toBe('reg, dialog, message-summary');
});

test('messages that wait are told with how many are heard already, and again when they are others', async () => {
  const { clock, counted, heard, ask, take, bodies } = setUp();
  counted.now = { fresh: 2, heard: 1 };
  await ask({ to: 'anna', event: 'message-summary' });
  take();
  expect(bodies()[0]).toContain('Messages-Waiting: yes\r\n');
  expect(bodies()[0]).toContain('Voice-Message: 2/1 (0/0)');
  counted.now = { fresh: 0, heard: 3 };
  heard.forEach((tell) => tell('nobody who watches'));
  clock.advance(5_500);
  expect(bodies()).toHaveLength(1);
  heard.forEach((tell) => tell(ANNA.accountId));
  await Promise.resolve();
  clock.advance(5_500);
  expect(bodies()[1]).toContain('Messages-Waiting: no\r\n');
  expect(bodies()[1]).toContain('Voice-Message: 0/3 (0/0)');
});

test('of messages the truth is told: there are none', async () => {
  const { ask, bodies } = setUp();
  await ask({ to: 'anna', event: 'message-summary' });
  expect(bodies()).toEqual([
    'Messages-Waiting: no\r\nMessage-Account: sip:anna@demo.local\r\nVoice-Message: 0/0 (0/0)\r\n',
  ]);
});

test('one watches where one is registered oneself, by the name the phone has', async () => {
  const { clock, registered, ask, take, bodies } = setUp();
  await ask({ to: 'k7station', event: 'reg' });
  take();
  registered.push({ contact: 'sip:anna@192.0.2.7;x="<&>"' });
  clock.advance(500);
  expect(bodies()[0]).toContain('state="terminated"');
  expect(bodies()[1]).toContain('<uri>sip:anna@192.0.2.7;x=&#34;&#60;&#38;&#62;&#34;</uri>');
});

test('a subscription ends when its time is over, when the right to it is gone, and when nobody takes the NOTIFY', async () => {
  const { clock, subscriptions, ask, take, states } = setUp();
  await ask({ expires: 60 });
  take();
  clock.advance(60_500);
  take();
  await ask({ callId: 'd' });
  take();
  subscriptions.removeOwner('desk');
  take();
  await ask({ callId: 'e' });
  take(481);
  expect(states()).toEqual([
    'active;expires=60',
    'terminated;reason=timeout',
    'active;expires=600',
    'terminated;reason=rejected',
    'active;expires=600',
  ]);
  clock.advance(1_000);
  expect([subscriptions.size, clock.pending]).toEqual([0, 0]);
});

test('it is prolonged and ended by its own subscriber only', async () => {
  const { subscriptions, ask, take } = setUp();
  const toTag = tagOfUs(await ask());
  take();
  expect((await ask({ toTag, cseq: 2, who: { ...ANNA, accountId: 'eve' } }))?.status).toBe(481);
  const unknown = await ask({ toTag: 'none', cseq: 2 });
  expect([unknown?.status, unknown?.headers.get('Warning')]).toEqual([481, expect.stringContaining('subscribe again')]);
  expect((await ask({ toTag, cseq: 2 }))?.status).toBe(200);
  take();
  expect((await ask({ toTag, cseq: 3, expires: 0 }))?.status).toBe(200);
  take();
  expect(subscriptions.size).toBe(0);
});

test('a user has room for a hundred', async () => {
  const { subscriptions, ask } = setUp();
  const statuses = new Set<number | undefined>();
  for (let index = 0; index < 100; index++) statuses.add((await ask({ callId: `${index}` }))?.status);
  expect([...statuses]).toEqual([200]);
  expect((await ask({ callId: 'one more' }))?.status).toBe(403);
  expect((await ask({ callId: 'other', who: { ...ANNA, accountId: 'other' } }))?.status).toBe(200);
  expect(subscriptions.size).toBe(101);
});

test('a package of another making fits in', async () => {
  const weather: EventPackage = {
    name: 'weather',
    contentType: 'text/plain',
    defaultSeconds: 60,
    watched: async () => ok({ aor: ANNA.aor, accountId: ANNA.accountId }),
    state: () => 'fair',
    document: () => 'fair',
  };
  const { ask, bodies } = setUp([weather]);
  expect((await ask({ event: 'weather' }))?.status).toBe(200);
  expect(bodies()).toEqual(['fair']);
});

test('XML holds nothing that is markup or no character', () => {
  expect(xmlText(`<a b="c">&'\u0000\uD83D`)).toBe('&#60;a b=&#34;c&#34;&#62;&#38;&#39;\uFFFD\uFFFD');
});
