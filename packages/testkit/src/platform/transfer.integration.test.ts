import { type ForwardingRules, NO_FORWARDING } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import { callsListOfThree } from './outbound-list.fixture.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { customerOf, phoneOf } from './speakers.fixture.ts';
import { startPlatform, type TestPlatform } from './start-platform.ts';

const ON_HOLD = SILENT_OFFER.replace('m=audio', 'a=sendonly\r\nm=audio');

let platform: TestPlatform;
let anna: SipPhone;
let jan: SipPhone;
let customer: SipPhone;

beforeAll(async () => {
  platform = await startPlatform();
  [anna, jan] = [await phoneOf(platform, 'anna'), await phoneOf(platform, 'jan')];
  customer = await customerOf(platform);
});

afterAll(async () => {
  await Promise.all([anna, jan, customer].map((phone) => phone?.[Symbol.asyncDispose]()));
  await platform?.stop();
});

/** The customer talks with Anna. */
async function talking() {
  const call = customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, SILENT_OFFER);
  const part = await anna.incoming();
  part.ring();
  await Promise.all([part.answer(SILENT_OFFER), call.answered()]);
  return { call, part };
}

test('Anna holds, hands the customer to Jan by REFER, hears how it goes and is let go; they talk', async () => {
  const { call, part } = await talking();
  expect((await part.reinvite(ON_HOLD)).body).toContain('a=recvonly');
  expect((await part.refer(`sip:102@${platform.domain}`)).status).toBe(202);
  expect(await part.notified()).toBe(100);
  const rings = await jan.incoming();
  expect(rings.invite.headers.get('From')).toContain('+48600100200');
  expect(rings.invite.headers.get('Referred-By')).toContain('sip:anna@');
  rings.ring();
  expect(await part.notified()).toBe(180);
  await rings.answer(SILENT_OFFER);
  expect(await part.notified()).toBe(200);
  await part.ended();
  await Promise.all([rings.ended(), call.bye()]);
  const latestOf = async (login: 'anna' | 'jan') => {
    const listed = await (await platform.api(login)).client.listMyCalls({ limit: 1 });
    return listed.ok ? listed.value.items[0] : undefined;
  };
  // Each sees in their own calls whom it went to, or who had been called first, and how long they themselves held.
  const annas = { transferredTo: { number: '102', name: 'Jan Kowalski' }, holdMs: expect.any(Number) };
  await expect.poll(() => latestOf('anna')).toMatchObject(annas);
  const jans = { transferredFrom: { number: '+48221000101', name: 'Anna Nowak' } };
  await expect.poll(() => latestOf('jan')).toMatchObject(jans);
  expect(await latestOf('jan')).not.toHaveProperty('holdMs');
});

test('Jan refuses: Anna hears so and has the customer again, who may be handed on again', async () => {
  const { call, part } = await talking();
  for (let time = 0; time < 2; time++) {
    expect((await part.refer(`sip:102@${platform.domain}`)).status).toBe(202);
    const rings = await jan.incoming();
    rings.refuse(486);
    const heard = [await part.notified()];
    while (heard.at(-1) === 100) heard.push(await part.notified());
    expect(heard).toEqual([100, 486]);
  }
  expect((await part.refer(`sip:150@${platform.domain}`)).status).toBe(404);
  await Promise.all([call.ended(), part.bye()]);
});

test('Anna hangs up right after her REFER: the customer is with Jan all the same', async () => {
  const { call, part } = await talking();
  expect((await part.refer(`sip:102@${platform.domain}`)).status).toBe(202);
  expect((await part.bye()).status).toBe(200);
  const rings = await jan.incoming();
  await rings.answer(SILENT_OFFER);
  await Promise.all([call.ended(), rings.bye()]);
});

test('the customer hangs up while Jan rings: his phone stops, and Anna is let go', async () => {
  const { call, part } = await talking();
  await part.refer(`sip:102@${platform.domain}`);
  const rings = await jan.incoming();
  rings.ring();
  await Promise.all([rings.cancelled(), part.ended(), call.bye()]);
});

test('a second REFER at once is refused with 491', async () => {
  const { call, part } = await talking();
  const statuses = await Promise.all([1, 2].map(async () => (await part.refer(`sip:102@${platform.domain}`)).status));
  expect(statuses.toSorted((one, other) => one - other)).toEqual([202, 491]);
  const rings = await jan.incoming();
  await rings.answer(SILENT_OFFER);
  await part.ended();
  await Promise.all([rings.ended(), call.bye()]);
});

/** Where Anna's calls go, set by herself. */
async function forwardTo(rules: Partial<ForwardingRules>) {
  const { client } = await platform.api('anna');
  const now = await client.getMyForwarding({});
  if (!now.ok) throw new Error(now.error.code);
  const { version } = now.value;
  expect(await client.changeMyForwarding({ version, rules: { ...NO_FORWARDING, ...rules } })).toMatchObject({
    ok: true,
  });
}

test('Anna’s calls go to Jan while her phone says busy (F44), and to the outside by her number while she says always', async () => {
  const dial = () => customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, SILENT_OFFER);
  await forwardTo({ busy: { on: true, target: '102' } });
  const call = dial();
  (await anna.incoming()).refuse(486);
  const rings = await jan.incoming();
  expect(rings.invite.headers.get('From')).toContain('+48600100200');
  rings.ring();
  await Promise.all([rings.answer(SILENT_OFFER), call.answered()]);
  await Promise.all([rings.ended(), call.bye()]);
  await forwardTo({ always: { on: true, target: '600 100 300' } });
  const second = dial();
  const outside = await customer.incoming();
  expect(outside.invite.uri).toContain('+48600100300');
  expect(outside.invite.headers.get('Diversion')).toMatch(/^<sip:\+48221000101@[^>]+>;reason=unconditional;counter=1/);
  await Promise.all([outside.answer(SILENT_OFFER), second.answered()]);
  await Promise.all([outside.ended(), second.bye()]);
  const { client } = await platform.api('admin');
  await expect
    .poll(async () => {
      const listed = await client.listCalls({ limit: 2 });
      return (
        listed.ok &&
        listed.value.items.map(({ outcome, forwardings = [] }) => [outcome, ...forwardings.map(({ reason }) => reason)])
      );
    })
    .toEqual([
      ['answered', 'always'],
      ['answered', 'busy'],
    ]);
});

test('a call is placed for Anna (F48): her phone rings, then the customer’s, and they talk; by key, by a link, by permission alone', async () => {
  await forwardTo({});
  const admin = await platform.api('admin');
  const made = await admin.client.createApiKey({ name: 'CRM', scopes: ['calls:place'] });
  if (!made.ok) throw new Error(made.error.code);
  const post = (path: string, body: object) =>
    fetch(new URL(`/api/v1${path}`, platform.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${made.value.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { client } = await platform.api('anna');
  const me = await client.getMe({});
  if (!me.ok) throw new Error(me.error.code);
  const campaign = await admin.client.createCampaign({
    settings: {
      name: 'Sales',
      direction: 'outbound',
      manualCalls: true,
      members: [{ accountId: me.value.id }],
      recording: { outbound: 'never' },
      wrapUp: { mode: 'until-ended' },
    },
  });
  if (!campaign.ok) throw new Error(campaign.error.code);
  const placed = await post('/calls', { user: 'anna', to: '600 100 200', campaign: campaign.value.id });
  expect(placed.status).toBe(200);
  const own = await anna.incoming();
  expect(own.invite.headers.get('From')).toContain('+48600100200');
  expect(own.invite.headers.get('X-WPM-Placed')).toBe('yes');
  expect(await placed.json()).toEqual({ callId: own.invite.headers.get('X-WPM-Call-Id') });
  expect(await (await post('/calls', { user: 'anna', to: '600 100 200' })).json()).toMatchObject({ code: 'call/busy' });
  await own.answer(SILENT_OFFER);
  const theirs = await customer.incoming();
  await theirs.answer(SILENT_OFFER);
  expect((await theirs.bye()).status).toBe(200);
  await own.ended();
  await expect.poll(() => client.getMyStatus({})).toMatchObject({ value: { activity: 'wrap-up' } });
  await client.endMyWrapUp({});
  await expect
    .poll(() => admin.client.listCalls({ limit: 1 }))
    .toMatchObject({
      value: { items: [{ campaign: { name: 'Sales' }, queue: null, recording: null, outcome: 'answered' }] },
    });
  const link = { user: 'anna', to: '600100200', use: 'once' };
  const { url } = (await (await post('/call-links', link)).json()) as { url: string };
  expect(await (await fetch(url)).text()).toContain('<h1>600100200</h1>');
  const clicked = await fetch(url, { method: 'POST', body: new URLSearchParams() });
  expect([clicked.status, await clicked.text()]).toEqual([200, expect.stringContaining('role="status"')]);
  (await anna.incoming()).refuse(486);
  const again = await fetch(url, { method: 'POST', body: new URLSearchParams() });
  expect([again.status, await again.text()]).toEqual([410, expect.stringContaining('has been used')]);
  expect((await fetch(`${url}x`, { method: 'POST', body: new URLSearchParams() })).status).toBe(410);
  expect(await client.placeCall({ user: 'jan', to: '600100200' })).toMatchObject({
    error: { code: 'session/not-allowed' },
  });
  expect(await client.placeCall({ to: '0700 123 456' })).toMatchObject({ error: { code: 'call/not-permitted' } });
  await expect
    .poll(async () => {
      const listed = await client.listMyCalls({ limit: 2 });
      return listed.ok && listed.value.items.map(({ direction, result }) => [direction, result]);
    })
    .toEqual([
      ['outbound', 'cancelled'],
      ['outbound', 'answered'],
    ]);
});

test('an administrator tries a trunk by a call: Anna’s phone rings, then the number is dialled by that trunk, though it is Jan’s own', async () => {
  const { client } = await platform.api('admin');
  const listed = await client.listTrunks({});
  const trunk = listed.ok ? listed.value.items[0] : undefined;
  if (!trunk) throw new Error('no trunk');
  const placed = await client.callByTrunk({ trunkId: trunk.id, user: 'anna', to: '22 100 01 02' });
  if (!placed.ok) throw new Error(placed.error.code);
  const own = await anna.incoming();
  await own.answer(SILENT_OFFER);
  const outside = await customer.incoming();
  expect(outside.invite.uri).toContain('221000102');
  await outside.answer(SILENT_OFFER);
  expect((await outside.bye()).status).toBe(200);
  await own.ended();
  const { callId } = placed.value;
  await expect
    .poll(() => client.getReportedCall({ callId }))
    .toMatchObject({ value: { call: { outcome: 'answered' } } });
  const elsewhere = { trunkId: crypto.randomUUID(), user: 'anna', to: '600100200' };
  expect(await client.callByTrunk(elsewhere)).toMatchObject({ error: { code: 'request/not-found' } });
  const turn = async (version: number, enabled: boolean) =>
    client.changeTrunk({ trunkId: trunk.id, version, settings: { ...trunk.settings, enabled } });
  expect((await turn(trunk.version, false)).ok).toBe(true);
  expect(await client.callByTrunk({ ...elsewhere, trunkId: trunk.id })).toMatchObject({
    error: { code: 'call/trunk-unavailable' },
  });
  expect((await turn(trunk.version + 1, true)).ok).toBe(true);
});

/** A number of the tenant's that leads nowhere, to be shown by a campaign. */
async function showInSales(number: string): Promise<string> {
  const { client } = await platform.api('admin');
  const [made, listed] = [await client.createNumber({ settings: { number } }), await client.listCampaigns({})];
  const sales = listed.ok ? listed.value.items.find(({ settings }) => settings.name === 'Sales') : undefined;
  if (!made.ok || !sales) throw new Error('no number, or no campaign');
  const { id, version, settings } = sales;
  const changed = await client.changeCampaign({
    id,
    version,
    settings: { ...settings, callerNumberId: made.value.id },
  });
  if (!changed.ok) throw new Error(changed.error.code);
  return id;
}

test('a phone says in which campaign it calls (F14): by its number, with its wrap-up; only who may call in it is let', async () => {
  const sales = await showInSales('+48221000777');
  const [annas, jans] = [await platform.api('anna'), await platform.api('jan')];
  const item = { id: sales, name: 'Sales', number: '+48221000777' };
  expect(await annas.client.listCallingCampaigns({})).toEqual({ ok: true, value: { items: [item] } });
  expect(await jans.client.listCallingCampaigns({})).toEqual({ ok: true, value: { items: [] } });
  const header = ['X-WPM-Campaign', sales] as const;
  const to = `sip:600100200@${platform.domain}`;
  const refused = await jan.call(to, SILENT_OFFER, [header]).refused();
  expect([refused.status, refused.headers.get('Reason')]).toEqual([
    403,
    expect.stringContaining('call/not-in-campaign'),
  ]);

  const call = anna.call(to, SILENT_OFFER, [header]);
  const theirs = await customer.incoming();
  expect(theirs.invite.headers.get('From')).toContain('+48221000777');
  expect(theirs.invite.headers.get('X-WPM-Campaign')).toBeUndefined();
  await Promise.all([theirs.answer(SILENT_OFFER), call.answered()]);
  await Promise.all([theirs.ended(), call.bye()]);
  await expect.poll(() => annas.client.getMyStatus({})).toMatchObject({ value: { activity: 'wrap-up' } });
  const admin = await platform.api('admin');
  await expect
    .poll(() => admin.client.listCalls({ limit: 1 }))
    .toMatchObject({ value: { items: [{ campaign: { id: sales, name: 'Sales' }, direction: 'outbound' }] } });
});

test('a list of three (F45): one answers, one is busy and is called again later, one is never called; then the next by itself, also after a kill', () =>
  callsListOfThree(platform, { anna, customer }));
