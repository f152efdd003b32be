import { afterAll, beforeAll, expect, test } from 'vitest';
import { RtpProbe } from '../audio/rtp-probe.ts';
import { runsOf } from '../audio/second-marks.ts';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { keepPlaces, leavesNumber } from './kept-places.fixture.ts';
import { MENU_HZ, menuBefore, MUSIC_HZ, NOTICE_HZ, salesCampaign } from './sales-campaign.fixture.ts';
import { customerOf, phoneOf } from './speakers.fixture.ts';
import { type ApiSession, startPlatform, type TestPlatform } from './start-platform.ts';
import { hearOfCalls } from './webhook-receiver.fixture.ts';

let platform: TestPlatform;
let customer: SipPhone;
let phone: SipPhone;
let jansPhone: SipPhone;
let anna: ApiSession;
let jan: ApiSession;
let breakId: string;

beforeAll(async () => {
  platform = await startPlatform({ environment: { WPM_WEBHOOK_HOSTS: '127.0.0.1' } });
  customer = await customerOf(platform);
  const admin = await platform.api('admin');
  const made = await admin.client.createBreak({ settings: { names: { pl: 'Obiad' } } });
  if (!made.ok) throw new Error(made.error.code);
  breakId = made.value.id;
  anna = await platform.api('anna');
  jan = await platform.api('jan');
  phone = await phoneOf(platform, 'anna');
  jansPhone = await phoneOf(platform, 'jan');
});
afterAll(async () => {
  await Promise.all([phone, jansPhone].map((each) => each?.[Symbol.asyncDispose]()));
  await customer?.[Symbol.asyncDispose]();
  await platform?.stop();
});

const uriOf = (user: string) => `sip:${user}@${platform.sip.host}:${platform.sip.port}`;

async function status({ client } = anna): Promise<string> {
  const answer = await client.getMyStatus({});
  if (!answer.ok) return answer.error.code;
  const { chosen, activity, next } = answer.value;
  return [chosen.kind, activity, ...(next ? [`next ${next.kind}`] : [])].join(', ');
}

test('a status follows real calls, and what was asked for in one outlives a kill of the platform, as does a webhook on its way', async () => {
  expect(await status()).toBe('ready, idle');
  await using receiver = await hearOfCalls(platform);
  const call = customer.call(uriOf('+48221000101'), SILENT_OFFER);
  const part = await phone.incoming();
  part.ring();
  await expect.poll(() => status()).toBe('ready, ringing');
  await Promise.all([part.answer(SILENT_OFFER), call.answered()]);
  await expect.poll(() => status()).toBe('ready, in-call');
  await anna.client.setMyStatus({ chosen: { kind: 'break', breakId } });
  expect(await status()).toBe('ready, in-call, next break');
  await receiver.isHungOn();
  await platform.killPlatform();
  expect(await status()).toBe('ready, in-call, next break');
  await call.bye();
  await expect.poll(() => status()).toBe('break, idle');
  await receiver.hasHeardAll();
});

test('on break the phone can call nobody, nobody reaches it, and after the break both can', async () => {
  const out = await phone.call(uriOf('600100200'), SILENT_OFFER).refused();
  expect([out.status, out.headers.get('Reason')]).toEqual([403, expect.stringContaining('call/on-break')]);
  const from = await customer.call(uriOf('+48221000101'), SILENT_OFFER).refused();
  expect([from.status, from.headers.get('Reason')]).toEqual([480, expect.stringContaining('call/unreachable')]);
  await anna.client.setMyStatus({ chosen: { kind: 'ready' } });
  const call = customer.call(uriOf('+48221000101'), SILENT_OFFER);
  const part = await phone.incoming();
  part.ring();
  await Promise.all([part.answer(SILENT_OFFER), call.answered()]);
  await call.bye();
  await expect.poll(() => status()).toBe('ready, idle');
});

/** The tones of the campaign's sounds as they were heard so far, each of a tenth of a second at least. */
const tonesHeard = ({ stream }: RtpProbe): readonly number[] =>
  runsOf(stream.heard(60_000), [MENU_HZ, NOTICE_HZ, MUSIC_HZ]).flatMap(({ hz, ms }) => (ms < 100 ? [] : hz));

test('a customer of a campaign waits until an agent is free, is offered to one after the other, and outlives a kill', async () => {
  const number = await salesCampaign(platform);
  await using ear = await RtpProbe.open({ hz: 750 });
  const waiting = customer.call(uriOf(number), ear.offer());
  await waiting.answered();
  ear.complete(waiting.remoteSdp ?? '');
  ear.start();
  await expect.poll(() => tonesHeard(ear)).toEqual([NOTICE_HZ, MUSIC_HZ]);
  // Nobody is in queue: neither phone rings until then.
  await platform.killPlatform();
  await anna.client.setMyStatus({ chosen: { kind: 'in-queue' } });
  await jan.client.setMyStatus({ chosen: { kind: 'in-queue' } });
  const annas = await phone.incoming();
  annas.ring();
  expect(annas.invite.headers.get('P-Called-Party-ID')).toContain('"Sales"');
  await expect.poll(() => status()).toBe('in-queue, ringing');
  annas.refuse(486);
  const jans = await jansPhone.incoming();
  jans.ring();
  await jans.answer(SILENT_OFFER);
  await expect.poll(() => status(jan)).toBe('in-queue, in-call');
  expect(await status()).toBe('in-queue, idle');
  await waiting.bye();
  await expect.poll(() => status(jan)).toBe('in-queue, wrap-up');
  await jan.client.endMyWrapUp({});
  expect(await status(jan)).toBe('in-queue, idle');
  const { client } = await platform.api('supervisor');
  const calls = await client.listCalls({ number });
  const call = calls.ok ? calls.value.items[0] : undefined;
  expect(call).toMatchObject({
    result: 'answered',
    callee: { name: 'Sales' },
    queue: { campaign: 'Sales', left: 'answered', short: false },
    recording: { completeness: expect.any(Number) },
  });
  const offers = await client.listCallOffers({ callId: call?.callId ?? '' });
  expect(offers.ok && offers.value.offers).toMatchObject([
    { agent: 'Anna Nowak', chosenBy: 'fixed-order', candidates: expect.any(Number), outcome: 'rejected' },
    { agent: 'Jan Kowalski', outcome: 'answered' },
  ]);
});

/** They hear the notice, and then the music of the campaign. */
const waitsInSales = (ear: RtpProbe) => expect.poll(() => tonesHeard(ear)).toEqual([NOTICE_HZ, MUSIC_HZ]);

test('a customer who waits leaves their number by a key, and stands among the missed as asking to be called back', async () => {
  await Promise.all([anna, jan].map(({ client }) => client.setMyStatus({ chosen: { kind: 'ready' } })));
  await leavesNumber(customer, uriOf('+48221000200'), waitsInSales);
  const missed = async () => {
    const listed = await anna.client.listMissedCalls({ state: 'open' });
    return listed.ok ? listed.value.items.map(({ line, reason }) => `${line.kind} ${reason}`) : [];
  };
  await expect.poll(missed).toContain('campaign number-left');
  await Promise.all([anna, jan].map(({ client }) => client.setMyStatus({ chosen: { kind: 'in-queue' } })));
});

test('who keeps their place is called when it is their turn, past a kill and an agent who declines, and it is a call of the campaign', async () => {
  await keepPlaces(platform, 'Sales');
  await Promise.all([anna, jan].map(({ client }) => client.setMyStatus({ chosen: { kind: 'ready' } })));
  const callId = await leavesNumber(customer, uriOf('+48221000200'), waitsInSales);
  const missed = async () => {
    const listed = await anna.client.listMissedCalls({});
    return listed.ok ? listed.value.items.find(({ line }) => line.kind === 'campaign') : undefined;
  };
  await expect.poll(async () => (await missed())?.reason).toBe('place-kept');
  await platform.killPlatform();
  await anna.client.setMyStatus({ chosen: { kind: 'in-queue' } });
  const annas = await phone.incoming();
  annas.ring();
  const { headers } = annas.invite;
  expect([headers.get('X-WPM-Placed'), headers.get('P-Called-Party-ID')]).toEqual([
    'call-back',
    expect.stringContaining('"Sales" <sip:+48221000200@'),
  ]);
  expect((await missed())?.state).toMatchObject({ kind: 'claimed', name: 'Anna Nowak' });
  await jan.client.setMyStatus({ chosen: { kind: 'in-queue' } });
  annas.refuse(603);
  const jans = await jansPhone.incoming();
  jans.ring();
  await jans.answer(SILENT_OFFER);
  const theirs = await customer.incoming();
  expect(theirs.invite.headers.get('From')).toContain('+48221000200');
  await theirs.answer(SILENT_OFFER);
  await expect.poll(async () => (await missed())?.state).toMatchObject({ kind: 'settled', how: 'called-back' });
  await theirs.bye();
  await expect.poll(() => status(jan)).toBe('in-queue, wrap-up');
  await jan.client.endMyWrapUp({});
  const { client } = await platform.api('supervisor');
  const offers = await client.listCallOffers({ callId });
  expect(offers.ok && offers.value.offers.map(({ agent, outcome }) => [agent, outcome])).toEqual([
    ['Anna Nowak', 'rejected'],
    ['Jan Kowalski', 'answered'],
  ]);
  const calls = await client.listCalls({ number: '+48221000200' });
  expect(calls.ok && calls.value.items.slice(0, 2)).toMatchObject([
    { direction: 'outbound', result: 'answered', queue: { campaign: 'Sales', left: 'called-back' }, recording: {} },
    { callId, direction: 'inbound', queue: { left: 'place-kept' } },
  ]);
});

test('who keeps their place and does not answer is called so many times, and stays among the missed', async () => {
  await keepPlaces(platform, 'Sales', { callBackAttempts: 1 });
  await Promise.all([anna, jan].map(({ client }) => client.setMyStatus({ chosen: { kind: 'ready' } })));
  const callId = await leavesNumber(customer, uriOf('+48221000200'), waitsInSales);
  await jan.client.setMyStatus({ chosen: { kind: 'in-queue' } });
  const jans = await jansPhone.incoming();
  jans.ring();
  await jans.answer(SILENT_OFFER);
  (await customer.incoming()).refuse(486);
  await jans.ended();
  const { client } = await platform.api('supervisor');
  const missed = await anna.client.listMissedCalls({ state: 'open' });
  const ofSales = missed.ok ? missed.value.items.filter(({ line }) => line.name === 'Sales') : [];
  expect(ofSales).toMatchObject([{ reason: 'place-kept', state: { kind: 'open' } }]);
  const place = async () => {
    const offers = await client.listCallOffers({ callId });
    return offers.ok ? offers.value.keptPlace : null;
  };
  await expect.poll(place, { timeout: 10_000 }).toMatchObject({ attempts: 1, ended: { how: 'not-reached' } });
  await anna.client.setMyStatus({ chosen: { kind: 'in-queue' } });
});

test('a customer chooses in a menu by both kinds of keys and past a kill, gives up in the queue it leads to, and is missed there', async () => {
  const number = await menuBefore(platform, '+48221000200');
  await using ear = await RtpProbe.open({ hz: 750 });
  const call = customer.call(uriOf(number), ear.offer());
  await call.answered();
  ear.complete(call.remoteSdp ?? '');
  ear.start();
  await expect.poll(() => tonesHeard(ear)).toEqual([MENU_HZ]);
  ear.stream.sendDigit(2);
  const wayOf = async () => {
    const calls = await (await platform.api('supervisor')).client.listCalls({ number });
    return calls.ok ? calls.value.items[0] : undefined;
  };
  await expect.poll(async () => (await wayOf())?.menu?.steps.map(({ key }) => key)).toEqual(['2']);
  await platform.killPlatform();
  expect((await call.info('application/dtmf-relay', 'Signal=1\r\nDuration=160\r\n')).status).toBe(200);
  await expect.poll(async () => (await wayOf())?.queue?.campaign).toBe('Sales');
  expect((await wayOf())?.menu).toMatchObject({
    menu: 'Welcome',
    left: 'passed-on',
    steps: [
      { menu: 'Main', key: '2', label: null, to: 'menu' },
      { menu: 'Below', key: '1', label: 'Sales', to: 'campaign' },
    ],
  });
  const rings = await phone.incoming().catch(() => jansPhone.incoming());
  rings.ring();
  await Promise.all([rings.cancelled(), call.bye()]);
  await expect.poll(() => status()).toBe('in-queue, idle');
  const missed = await anna.client.listMissedCalls({ state: 'open' });
  const ofCampaign = missed.ok ? missed.value.items.filter(({ line }) => line.kind === 'campaign') : [];
  expect(ofCampaign).toMatchObject([
    { line: { name: 'Sales' }, reason: 'abandoned', customer: { number: '+48600100200' } },
  ]);
});

test('a supervisor gives a waiting call to whom they choose, past who is busy with it, takes one themselves, and is in its ledger', async () => {
  await Promise.all([anna, jan].map(({ client }) => client.setMyStatus({ chosen: { kind: 'ready' } })));
  const { client } = await platform.api('supervisor');
  const call = customer.call(uriOf('+48221000200'), SILENT_OFFER);
  await call.answered();
  const waiting = async () => {
    const board = await client.getLiveBoard({});
    return board.ok ? board.value.calls.find(({ waitingSince }) => waitingSince !== null) : undefined;
  };
  await expect.poll(waiting).toBeDefined();
  const { callId = '' } = (await waiting()) ?? {};
  const board = await client.getLiveBoard({});
  const idOf = (name: string) =>
    (board.ok ? board.value.agents.find((agent) => agent.name === name)?.accountId : '') ?? '';
  const [annasId, jansId] = [idOf('Anna Nowak'), idOf('Jan Kowalski')];
  await anna.client.setMyStatus({ chosen: { kind: 'break', breakId } });
  // It is seen a moment before the queue has it.
  await expect
    .poll(() => client.giveCall({ callId, accountId: annasId }))
    .toMatchObject({ error: { code: 'giving/on-break' } });
  expect(await client.giveCall({ callId: jansId, accountId: jansId })).toMatchObject({
    error: { code: 'giving/no-such-call' },
  });
  expect(await client.giveCall({ callId, accountId: jansId })).toEqual({ ok: true, value: {} });
  const jans = await jansPhone.incoming();
  jans.ring();
  await jans.answer(SILENT_OFFER);
  await expect.poll(() => status(jan)).toBe('ready, in-call');
  expect(await client.giveCall({ callId, accountId: annasId })).toMatchObject({
    error: { code: 'giving/not-waiting' },
  });
  await call.bye();
  const offers = async () => {
    const ledger = await client.listCallOffers({ callId });
    return ledger.ok ? ledger.value.offers : [];
  };
  await expect
    .poll(offers)
    .toMatchObject([{ agent: 'Jan Kowalski', chosenBy: 'by-hand', givenBy: 'Supervisor', outcome: 'answered' }]);
  const { client: admin } = await platform.api('admin');
  const log = await admin.listAuditLog({ action: 'call.give' });
  const given = log.ok ? log.value.items : [];
  expect(given.slice(0, 4).map(({ result }) => result)).toEqual([
    'giving/not-waiting',
    'ok',
    'giving/no-such-call',
    'giving/on-break',
  ]);
});
