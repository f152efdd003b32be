import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { openDevice } from './push-device.fixture.ts';
import { customerOf, phoneOf } from './speakers.fixture.ts';
import { type ApiSession, startPlatform, type TestPlatform } from './start-platform.ts';

let platform: TestPlatform;
let customer: SipPhone;
let annasPhone: SipPhone;
let anna: ApiSession;
let jan: ApiSession;
let device: Awaited<ReturnType<typeof openDevice>>;

const [NUMBER, HELP] = ['+48221000200', '+48221000201'];

beforeAll(async () => {
  platform = await startPlatform({ environment: { WPM_PUSH_HOSTS: '127.0.0.1' } });
  customer = await customerOf(platform);
  anna = await platform.api('anna');
  jan = await platform.api('jan');
  await campaigns();
  annasPhone = await phoneOf(platform, 'anna');
  device = await openDevice();
  // Jan's phone is closed: his device sleeps.
  await jan.client.setMyStatus({ chosen: { kind: 'in-queue' } });
  expect(await jan.client.setMyPush(device.subscription)).toMatchObject({ ok: true });
});
afterAll(async () => {
  await annasPhone?.[Symbol.asyncDispose]();
  await customer?.[Symbol.asyncDispose]();
  await platform?.stop();
  await device?.[Symbol.asyncDispose]();
});

/** A campaign that rings Anna and Jan at once, for five seconds; and one that nobody serves and that goes over to Jan at once. */
async function campaigns(): Promise<void> {
  const { client } = await platform.api('admin');
  const accounts = await client.listAccounts({});
  const idOf = (login: string) =>
    (accounts.ok ? accounts.value.items.find(({ settings }) => settings.login === login)?.id : undefined) ?? '';
  const members = ['anna', 'jan'].map((login) => ({ accountId: idOf(login) }));
  const overflow = { kind: 'account', accountId: idOf('jan') } as const;
  const ofAll = { name: 'Sales', members, strategy: 'ring-all', ringSeconds: 5 } as const;
  const ofNobody = { name: 'Help', queue: { maxWaitSeconds: 0, overflow } };
  for (const [number, settings] of [
    [NUMBER, ofAll],
    [HELP, ofNobody],
  ] as const) {
    const made = await client.createCampaign({ settings: { direction: 'inbound', ...settings } });
    if (!made.ok) throw new Error(made.error.code);
    const route = { kind: 'campaign', campaignId: made.value.id } as const;
    const led = await client.createNumber({ settings: { number, route } });
    if (!led.ok) throw new Error(led.error.code);
  }
}

async function status({ client }: ApiSession): Promise<string> {
  const answer = await client.getMyStatus({});
  if (!answer.ok) return answer.error.code;
  const { chosen, activity } = answer.value;
  return `${chosen.kind}, ${activity}`;
}

const called = async (number = NUMBER) => {
  const call = customer.call(`sip:${number}@${platform.sip.host}:${platform.sip.port}`, SILENT_OFFER);
  await call.answered();
  return call;
};

/** The ledger of the customer's last call. */
async function ledger() {
  const { client } = await platform.api('supervisor');
  const calls = await client.listCalls({ number: NUMBER });
  const callId = calls.ok ? (calls.value.items[0]?.callId ?? '') : '';
  const offers = await client.listCallOffers({ callId });
  return offers.ok ? offers.value : undefined;
}

test('where all are rung and Jan’s phone sleeps, Anna’s rings at once, and his beside it when he has opened it', async () => {
  await expect.poll(() => status(jan)).toBe('in-queue, idle');
  await anna.client.setMyStatus({ chosen: { kind: 'in-queue' } });
  const call = await called();
  const annas = await annasPhone.incoming();
  annas.ring();
  await expect.poll(() => status(anna)).toBe('in-queue, ringing');
  const wakeId = await device.called();
  expect(await status(jan)).toBe('in-queue, idle');
  await jan.client.reportWoken({ wakeId });
  await expect.poll(() => status(jan)).toBe('in-queue, ringing');
  const access = await jan.client.issueSipCredentials({ takeOver: true });
  if (!access.ok) throw new Error(access.error.code);
  await using jansPhone = await phoneOf(platform, 'jan', access.value);
  const jans = await jansPhone.incoming();
  jans.ring();
  await Promise.all([annas.cancelled(), jans.answer(SILENT_OFFER)]);
  await expect.poll(() => status(jan)).toBe('in-queue, in-call');
  await call.bye();
  await expect
    .poll(async () => (await ledger())?.offers.map(({ agent, outcome }) => `${agent}: ${outcome}`))
    .toEqual(['Anna Nowak: taken', 'Jan Kowalski: answered']);
  expect((await ledger())?.wakes).toMatchObject([{ agent: 'Jan Kowalski', outcome: 'registered' }]);
  await jansPhone.unregister();
});

test('who lets the device ring that woke has not answered after the campaign’s time, and the device says that it is over', async () => {
  await anna.client.setMyStatus({ chosen: { kind: 'ready' } });
  await jan.client.endMyWrapUp({});
  await expect.poll(() => status(jan)).toBe('in-queue, idle');
  const call = await called();
  await jan.client.reportWoken({ wakeId: await device.called(2) });
  await expect.poll(() => status(jan)).toBe('in-queue, ringing');
  await expect.poll(() => status(jan), { timeout: 10_000 }).toBe('in-queue, not-answering');
  await expect.poll(() => device.told.at(-1)).toMatchObject({ kind: 'over', outcome: 'unreachable' });
  await call.bye();
  await expect
    .poll(async () => (await ledger())?.offers)
    .toMatchObject([{ agent: 'Jan Kowalski', rangAt: null, outcome: 'not-answered' }]);
  expect((await ledger())?.wakes).toMatchObject([{ wokeAt: expect.any(String), outcome: 'not-answered' }]);
});

test('an agent whose phone says nothing to the call is woken beside it, and rung where they come back', async () => {
  await expect.poll(() => status(jan), { timeout: 40_000 }).toBe('in-queue, idle');
  const access = await jan.client.issueSipCredentials({ takeOver: true });
  if (!access.ok) throw new Error(access.error.code);
  await using dead = await phoneOf(platform, 'jan', access.value);
  const call = await called();
  await dead.incoming();
  const wakeId = await device.called(3);
  expect(await status(jan)).toBe('in-queue, ringing');
  await jan.client.reportWoken({ wakeId });
  await using back = await phoneOf(platform, 'jan', access.value);
  const part = await back.incoming();
  part.ring();
  await part.answer(SILENT_OFFER);
  await expect.poll(() => status(jan)).toBe('in-queue, in-call');
  await call.bye();
  await expect
    .poll(async () => (await ledger())?.offers)
    .toMatchObject([{ agent: 'Jan Kowalski', outcome: 'answered' }]);
  expect((await ledger())?.wakes).toMatchObject([{ wokeAt: expect.any(String), outcome: 'registered' }]);
  await back.unregister();
  await jan.client.endMyWrapUp({});
}, 120_000);

test('who is being woken when another takes the call has missed nothing, and their device says who has it', async () => {
  await anna.client.setMyStatus({ chosen: { kind: 'in-queue' } });
  await expect.poll(() => status(jan), { timeout: 40_000 }).toBe('in-queue, idle');
  const call = await called();
  const annas = await annasPhone.incoming();
  await device.called(4);
  annas.ring();
  await annas.answer(SILENT_OFFER);
  await expect.poll(() => device.told.at(-1)).toMatchObject({ kind: 'over', outcome: 'gone', taken: true });
  expect(await status(jan)).toBe('in-queue, idle');
  await call.bye();
}, 60_000);

test('a call that waited too long wakes the user it overflows to, and goes on where their forwarding says', async () => {
  const first = await called(HELP);
  await jan.client.reportWoken({ wakeId: await device.called(5) });
  const access = await jan.client.issueSipCredentials({ takeOver: true });
  if (!access.ok) throw new Error(access.error.code);
  await using jansPhone = await phoneOf(platform, 'jan', access.value);
  const jans = await jansPhone.incoming();
  jans.ring();
  await jans.answer(SILENT_OFFER);
  await expect.poll(() => status(jan)).toBe('in-queue, in-call');
  await first.bye();
  const known = await jan.client.getMyForwarding({});
  if (!known.ok) throw new Error(known.error.code);
  const { version, rules } = known.value;
  const toAnna = { version, rules: { ...rules, always: { on: true, target: '101' } } };
  expect(await jan.client.changeMyForwarding(toAnna)).toMatchObject({ ok: true });
  const second = await called(HELP);
  const annas = await annasPhone.incoming();
  annas.ring();
  await annas.answer(SILENT_OFFER);
  await expect.poll(() => status(anna)).toBe('in-queue, in-call');
  await second.bye();
  const { client } = await platform.api('supervisor');
  await expect
    .poll(async () => {
      const calls = await client.listCalls({ number: HELP });
      return calls.ok ? calls.value.items.map(({ result, forwardings = [] }) => [result, forwardings.length]) : [];
    })
    .toEqual([
      ['answered', 1],
      ['answered', 0],
    ]);
}, 120_000);

test('a direct call to a phone that says nothing wakes the device beside it, and rings where its user comes back', async () => {
  await jan.client.endMyWrapUp({});
  const known = await jan.client.getMyForwarding({});
  if (!known.ok) throw new Error(known.error.code);
  const { version, rules } = known.value;
  const toNobody = { version, rules: { ...rules, always: { ...rules.always, on: false } } };
  expect(await jan.client.changeMyForwarding(toNobody)).toMatchObject({ ok: true });
  const access = await jan.client.issueSipCredentials({ takeOver: true });
  if (!access.ok) throw new Error(access.error.code);
  await using dead = await phoneOf(platform, 'jan', access.value);
  const wakes = device.told.filter(({ kind }) => kind === 'call').length;
  const call = customer.call(`sip:+48221000102@${platform.sip.host}:${platform.sip.port}`, SILENT_OFFER);
  const asked = await dead.incoming();
  await jan.client.reportWoken({ wakeId: await device.called(wakes + 1) });
  await using back = await phoneOf(platform, 'jan', access.value);
  const part = await back.incoming();
  part.ring();
  await Promise.all([part.answer(SILENT_OFFER), call.answered(), asked.cancelled()]);
  await call.bye();
  const { client } = await platform.api('supervisor');
  const calls = await client.listCalls({ number: '+48221000102' });
  const callId = calls.ok ? (calls.value.items[0]?.callId ?? '') : '';
  const offers = await client.listCallOffers({ callId });
  expect(offers.ok && offers.value.wakes).toMatchObject([
    {
      agent: 'Jan Kowalski',
      pushedAt: expect.any(String),
      acceptedAt: expect.any(String),
      wokeAt: expect.any(String),
      registeredAt: expect.any(String),
      outcome: 'registered',
    },
  ]);
  await back.unregister();
}, 60_000);

/** How often each verdict was counted, by the metrics; and by the ledger itself. */
async function verdicts() {
  const metrics = await (await fetch(`${platform.url}/metrics`)).text();
  const counted = [...metrics.matchAll(/^wpm_offers_total\{verdict="([\w-]+)"\} (\d+)$/gm)];
  const { client } = await platform.api('supervisor');
  const listed = await client.listOffers({ limit: 100 });
  const told = Object.entries(Object.groupBy(listed.ok ? listed.value.items : [], ({ verdict }) => verdict));
  return {
    counted: Object.fromEntries(counted.map(([, verdict = '', count]) => [verdict, Number(count)])),
    told: Object.fromEntries(told.map(([verdict, offers]) => [verdict, offers?.length ?? 0])),
  };
}

test('the metrics count offers by their verdicts as the ledger has them', async () => {
  const { told } = await verdicts();
  expect(told).toMatchObject({ answered: expect.any(Number), taken: expect.any(Number), 'not-answered': 1 });
  await expect.poll(async () => (await verdicts()).counted).toEqual(told);
});
