import { afterAll, beforeAll, expect, test } from 'vitest';
import { RtpProbe } from '../audio/rtp-probe.ts';
import { dominantFrequency, toneLevel } from '../audio/tone.ts';
import type { PhoneCall } from '../sip/phone-call.ts';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { answered, callAnna, customerOf, phoneOf, recordingOf } from './speakers.fixture.ts';
import { type ApiSession, type TestPlatform, startPlatform } from './start-platform.ts';

const RATE = 8_000;
/** Whole periods in a packet, and between the notes of the music on hold: whoever is heard is not it. */
const [CUSTOMER, ANNA, JAN] = [750, 450, 1_000];
/** Whoever only listens is heard by nobody, whatever they say. */
const PIOTR = 1_250;
/** Half a second of packets. */
const A_WHILE = 25;

let platform: TestPlatform;
let api: ApiSession['client'];
let anna: SipPhone;
let desk: SipPhone;
let jan: SipPhone;
let customer: SipPhone;

async function stationOf(client: ApiSession['client']) {
  const created = await client.createMyStation({ name: 'Desk' });
  if (!created.ok) throw new Error(created.error.code);
  return created.value.access;
}

beforeAll(async () => {
  platform = await startPlatform();
  ({ client: api } = await platform.api('anna'));
  [anna, jan] = [await phoneOf(platform, 'anna'), await phoneOf(platform, 'jan')];
  customer = await customerOf(platform);
});

afterAll(async () => {
  await Promise.all([anna, desk, jan, customer].map((phone) => phone?.[Symbol.asyncDispose]()));
  await platform?.stop();
});

/** A customer, Anna and Jan, each with a voice of their own. */
async function voices() {
  const [outside, agent, colleague] = await Promise.all([CUSTOMER, ANNA, JAN].map((hz) => RtpProbe.open({ hz })));
  if (!outside || !agent || !colleague) throw new Error('three were opened');
  const all = new AsyncDisposableStack();
  for (const probe of [outside, agent, colleague]) all.use(probe);
  return { outside, agent, colleague, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

const hearing = async (...probes: RtpProbe[]) => {
  // What was on its way is over after the first, and only that is listened to.
  await Promise.all(probes.map((probe) => probe.stream.hear(A_WHILE)));
  await Promise.all(probes.map((probe) => probe.stream.hear(A_WHILE)));
  return probes.map((probe) => dominantFrequency(probe.stream.heard(400), RATE));
};

/** How loud each of the three is at a probe. */
const levels = (probe: RtpProbe) =>
  [CUSTOMER, ANNA, JAN].map((hz) => toneLevel(probe.stream.heard(400), RATE, hz) > 2_000);

const talking = (probes: { outside: RtpProbe; agent: RtpProbe }) => callAnna(platform, { customer, anna }, probes);

/** Who speaks on one channel of a recording, second by second. */
const bySecond = (channel: Int16Array): string[] =>
  Array.from({ length: Math.floor(channel.length / RATE) }, (_, second) => {
    const middle = channel.subarray(second * RATE + RATE / 4, second * RATE + (3 * RATE) / 4);
    const speaking = Object.entries({ customer: CUSTOMER, Anna: ANNA, Jan: JAN }).filter(
      ([, hz]) => toneLevel(middle, RATE, hz) > 2_000,
    );
    return (
      speaking.map(([who]) => who).join(' and ') || (dominantFrequency(middle, RATE) === 0 ? 'silence' : 'other sound')
    );
  });

/** A dialog, as its phone names it to others (RFC 3891 §6.1). */
function replacing({ dialog }: PhoneCall): string {
  if (!dialog) throw new Error('no dialog');
  return `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`;
}

const ok = { ok: true, value: {} };

test('a consultation by sound: who hears whom as Anna asks, swaps, joins and hands over, and what is recorded', async () => {
  await using probes = await voices();
  const { outside, agent, colleague } = probes;
  const { call, part, callId } = await talking(probes);
  expect(await hearing(outside, agent)).toEqual([ANNA, CUSTOMER]);

  expect(await api.startConsultation({ callId, to: '102' })).toEqual(ok);
  const asked = await answered(jan, colleague);
  expect(asked.invite.headers.get('From')).toContain('sip:101@');
  expect(await hearing(agent, colleague)).toEqual([JAN, ANNA]);
  await hearing(outside);
  expect([levels(outside), outside.stream.heard(400).some((sample) => Math.abs(sample) > 500)]).toEqual([
    [false, false, false],
    true,
  ]);
  expect(await api.listMyLiveCalls({})).toMatchObject({
    value: { items: [{ callId, activity: 'consulting', consulted: { number: '102' } }] },
  });

  expect(await api.swapConsultation({ callId })).toEqual(ok);
  expect(await hearing(outside, agent)).toEqual([ANNA, CUSTOMER]);
  await hearing(colleague);
  expect(levels(colleague)).toEqual([false, false, false]);

  expect(await api.joinConsultation({ callId })).toEqual(ok);
  await hearing(outside, agent, colleague);
  expect([levels(outside), levels(agent), levels(colleague)]).toEqual([
    [false, true, true],
    [true, false, true],
    [true, true, false],
  ]);

  expect(await api.completeConsultation({ callId })).toEqual(ok);
  await part.ended();
  agent.stop();
  expect(await hearing(outside, colleague)).toEqual([JAN, CUSTOMER]);
  await hearing(outside, colleague);
  await Promise.all([asked.ended(), call.bye()]);

  const [left, right] = await recordingOf(platform, callId);
  const order = bySecond(left).filter((who, at, all) => who !== all[at - 1]);
  // She asks, swaps, joins all three, and hands over.
  expect(order).toEqual(['Anna', 'silence', 'Anna', 'Anna and Jan', 'Jan']);
  expect(new Set(bySecond(right))).toEqual(new Set(['customer']));
});

/** A user as a supervisor, in the console; their phone is the one they have. */
async function supervising(login: 'jan' | 'piotr'): Promise<ApiSession['client']> {
  const { client: admin } = await platform.api('admin');
  const accounts = await admin.listAccounts({});
  const found = accounts.ok ? accounts.value.items.find(({ settings }) => settings.login === login) : undefined;
  if (!found) throw new Error(`there is no ${login}`);
  const { id, version, settings } = found;
  expect(await admin.changeAccount({ id, version, settings: { ...settings, roles: ['supervisor'] } })).toMatchObject({
    ok: true,
  });
  return (await platform.api(login, 'console')).client;
}

const ONE = ['ask listen', 'began listen'];

test('supervisors by sound: one listens, whispers and joins, a restart between, another listens beside; the two talk on, and the log says who heard whom', async () => {
  await using probes = await voices();
  const { outside, agent, colleague } = probes;
  const supervisor = await supervising('jan');
  const { call, part, callId } = await talking(probes);
  const me = await api.getMe({});
  const ask = { callId, accountId: me.ok ? me.value.id : '' };
  expect(await supervisor.superviseCall({ ...ask, mode: 'listen' })).toEqual(ok);
  const listening = await answered(jan, colleague);
  expect(listening.invite.headers.get('From')).toContain('"Anna Nowak"');
  await hearing(outside, agent, colleague);
  const [customers, annas] = [
    [false, true, false],
    [true, false, false],
  ];
  expect([levels(outside), levels(agent), levels(colleague)]).toEqual([customers, annas, [true, true, false]]);
  expect(await api.listMyLiveCalls({})).toMatchObject({
    value: { items: [{ supervision: { mode: 'listen', by: { number: '102' } } }] },
  });

  await platform.killPlatform();
  expect(await supervisor.superviseCall({ ...ask, mode: 'whisper' })).toEqual(ok);
  await hearing(outside, agent, colleague);
  expect([levels(outside), levels(agent), levels(colleague)]).toEqual([
    customers,
    [true, false, true],
    [true, true, false],
  ]);

  // Another listens beside him, and hears what Anna hears: his whisper too. Nobody hears of it.
  await using piotr = await phoneOf(platform, 'piotr');
  await using ear = await RtpProbe.open({ hz: PIOTR });
  const second = await supervising('piotr');
  expect(await second.superviseCall({ ...ask, mode: 'listen' })).toEqual(ok);
  const alsoListening = await answered(piotr, ear);
  await hearing(outside, agent, ear);
  expect([levels(outside), levels(agent), levels(ear)]).toEqual([customers, [true, false, true], [true, true, true]]);
  expect(await second.getLiveBoard({})).toMatchObject({
    value: { calls: [{ supervisors: [{ mode: 'whisper' }, { mode: 'listen', present: true }] }] },
  });
  await alsoListening.bye();

  expect(await supervisor.superviseCall({ ...ask, mode: 'join' })).toEqual(ok);
  await hearing(outside, agent, colleague);
  expect([levels(outside), levels(agent), levels(colleague)]).toEqual([
    [false, true, true],
    [true, false, true],
    [true, true, false],
  ]);

  await listening.bye();
  await hearing(outside, agent);
  expect([levels(outside), levels(agent)]).toEqual([customers, annas]);
  // A whole second of the recording without him.
  await outside.stream.hear(50);
  expect(await supervisor.endSupervision(ask)).toMatchObject({ error: { code: 'supervision/none' } });
  await Promise.all([part.ended(), call.bye()]);

  const [left, right] = await recordingOf(platform, callId);
  const order = bySecond(left).filter((who, at, all) => who !== all[at - 1]);
  expect(order).toEqual(['Anna', 'Anna and Jan', 'Anna']);
  expect(new Set(bySecond(right))).toEqual(new Set(['customer']));
  const log = await (
    await platform.api('admin')
  ).client.listAuditLog({ action: 'supervision', subject: ask.accountId });
  expect(
    log.ok && log.value.items.toReversed().map(({ action, after }) => `${action} ${JSON.stringify(after)}`),
  ).toEqual(
    [...ONE, 'ask whisper', 'turned whisper', ...ONE, 'ended listen', 'ask join', 'turned join', 'ended join'].map(
      (said) => {
        const [what, mode] = said.split(' ');
        return `supervision.${what} ${JSON.stringify({ call: callId, mode })}`;
      },
    ),
  );
});

test('back is back: after a refusal, and by command; and a refusal of the consultation has its code', async () => {
  await using probes = await voices();
  const { outside, agent } = probes;
  const { call, part, callId } = await talking(probes);
  expect(await api.startConsultation({ callId, to: '199' })).toMatchObject({ error: { code: 'call/unknown-number' } });
  expect(await api.swapConsultation({ callId })).toMatchObject({ error: { code: 'consultation/none' } });
  expect(await api.startConsultation({ callId, to: '102' })).toEqual(ok);
  (await jan.incoming()).refuse(486);
  const activity = async () => {
    const live = await api.listMyLiveCalls({});
    return live.ok ? live.value.items[0]?.activity : live.error.code;
  };
  await expect.poll(activity, { timeout: 10_000 }).toBe('talking');
  expect(await hearing(outside, agent)).toEqual([ANNA, CUSTOMER]);
  expect(await api.holdCall({ callId })).toEqual(ok);
  await hearing(outside);
  expect(levels(outside)).toEqual([false, false, false]);
  expect(await api.retrieveCall({ callId })).toEqual(ok);
  expect(await hearing(outside, agent)).toEqual([ANNA, CUSTOMER]);
  await Promise.all([call.ended(), part.bye()]);
});

test('REFER with Replaces: the customer and Jan hear each other, in the customer’s call; both of Anna’s end', async () => {
  await using probes = await voices();
  const { outside, colleague } = probes;
  const { call, part } = await talking(probes);
  const second = anna.call('102', SILENT_OFFER);
  const asked = await answered(jan, colleague);
  await second.answered();
  const to = `sip:102@${platform.domain}?Replaces=${encodeURIComponent(replacing(second))}`;
  expect((await part.refer(to)).status).toBe(202);
  const heard = [await part.notified()];
  while (heard.at(-1) === 100) heard.push(await part.notified());
  expect(heard).toEqual([100, 200]);
  await Promise.all([part.ended(), second.ended()]);
  expect(await hearing(outside, colleague)).toEqual([JAN, CUSTOMER]);
  await Promise.all([asked.ended(), call.bye()]);
});

test('a dialog nobody has is 481 to who referred, and the call goes on', async () => {
  await using probes = await voices();
  const { call, part } = await talking(probes);
  expect((await part.refer(`sip:102@${platform.domain}?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc`)).status).toBe(202);
  const heard = [await part.notified()];
  while (heard.at(-1) === 100) heard.push(await part.notified());
  expect(heard.at(-1)).toBe(481);
  await Promise.all([call.ended(), part.bye()]);
});

test('INVITE with Replaces: Anna’s desk phone goes on with the call; Jan’s may not', async () => {
  desk ??= await phoneOf(platform, 'anna', await stationOf(api));
  await using probes = await voices();
  const { outside, colleague } = probes;
  const { call, part } = await talking(probes);
  const ringing = await desk.incoming();
  await ringing.cancelled();
  const headers = [
    ['Require', 'replaces'],
    ['Replaces', replacing(part)],
  ] as const;
  const foreign = jan.call('101', SILENT_OFFER, headers);
  expect((await foreign.refused()).status).toBe(481);
  const taking = desk.call('101', colleague.offer(), headers);
  await Promise.all([taking.answered(), part.ended()]);
  colleague.complete(taking.remoteSdp ?? '');
  colleague.start();
  expect(await hearing(outside, colleague)).toEqual([JAN, CUSTOMER]);
  await Promise.all([taking.ended(), call.bye()]);
});
