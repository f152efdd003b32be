import { type GreetingKind, type MeasuredLeg, NO_FORWARDING, estimatedMos } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RtpProbe } from '../audio/rtp-probe.ts';
import { runsOf } from '../audio/second-marks.ts';
import { reportOn } from '../audio/receiver-report.ts';
import { dominantFrequency, sine, toneLevel } from '../audio/tone.ts';
import { writeWav } from '../audio/wav.ts';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import { answered, callAnna, customerOf, phoneOf, recordingOf } from './speakers.fixture.ts';
import { type TestPlatform, startPlatform } from './start-platform.ts';
import {
  ASKING_HZ,
  AWAY_HZ,
  GREETING_HZ,
  menuForMessages,
  OWN_HZ,
  saidBeforeTheTone,
  takesMessages,
} from './voicemail.fixture.ts';
import { ALL_MARKS, between, expectSeconds, fromFirstWord, MARKS, speaker, speaks } from './seconds-said.fixture.ts';
import { hearOf } from './webhook-receiver.fixture.ts';

let platform: TestPlatform;
let messagesNumber: string;
beforeAll(async () => {
  platform = await startPlatform({ environment: { WPM_WEBHOOK_HOSTS: '127.0.0.1' } });
  messagesNumber = await takesMessages(platform);
});
afterAll(() => platform?.stop());

async function legsOf(callId: string): Promise<readonly MeasuredLeg[]> {
  const quality = await (await platform.api('supervisor')).client.getCallQuality({ callId });
  if (!quality.ok) throw new Error(quality.error.code);
  return quality.value.legs;
}

/** What came of a leg is worth what its figures are, and less than without its loss. */
function expectWorseByLoss(leg: MeasuredLeg | undefined): void {
  const heard = leg?.received.heard;
  if (!leg?.rttMs || !heard) throw new Error('nothing was measured');
  const known = { jitterMs: heard.jitterMs.mean, rttMs: leg.rttMs.mean };
  expect(heard.mos).toBeCloseTo(estimatedMos({ ...known, lossPercent: heard.lossPercent }), 3);
  expect(heard.mos).toBeLessThan(estimatedMos({ ...known, lossPercent: 0 }) - 0.1);
}

test('what was sent, lost and reported of a call is in its record, both ways of both legs, also when the platform died between', async () => {
  await using anna = await phoneOf(platform, 'anna');
  await using customer = await customerOf(platform);
  await using outside = await RtpProbe.open({ hz: 750 });
  await using agent = await RtpProbe.open({ hz: 450 });
  const { call, callId } = await callAnna(platform, { customer, anna }, { outside, agent });
  await outside.stream.hear(50);
  outside.stream.skipFrames(10);
  await outside.stream.hear(40);

  await platform.killPlatform();
  await outside.stream.hear(20);
  // Reports of the engine begin after a second: this one is answered as by a far end that lost a tenth of what came.
  const report = await outside.report;
  const lost = Math.round(outside.stream.packets.length / 10);
  outside.send(reportOn(report, { ssrc: outside.stream.ssrc, lost, jitterTicks: 80, roundTripMs: 50 }));
  await outside.stream.hear(5);
  for (const probe of [outside, agent]) probe.stop();
  await call.bye();

  const [outer, inner] = await legsOf(callId);
  const tenth = between(9, 11);
  expect(outer).toMatchObject({
    leg: 'caller',
    aor: null,
    trunkId: expect.any(String),
    transport: 'rtp',
    codec: 'PCMA',
    rttMs: { max: between(45, 1_000) },
    received: {
      packets: outside.stream.sent,
      heard: { lossPercent: expect.closeTo((100 * 10) / (outside.stream.sent + 10), 3) },
    },
    sent: { packets: outside.stream.packets.length, heard: { lossPercent: tenth, jitterMs: { mean: 10, max: 10 } } },
  });
  expect(inner).toMatchObject({
    leg: 'callee-1',
    aor: `sip:anna@${platform.domain}`,
    trunkId: null,
    rttMs: null,
    received: { packets: agent.stream.sent, heard: { lossPercent: 0, mos: between(4, 4.5) } },
    sent: { packets: agent.stream.packets.length, heard: null },
  });
  expectWorseByLoss(outer);
});

test('a call nobody answered has no quality, one of nobody is not found, and an agent may not ask', async () => {
  await using anna = await phoneOf(platform, 'anna');
  await using customer = await customerOf(platform);
  await using outside = await RtpProbe.open({ hz: 750 });
  const call = customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, outside.offer());
  const ringing = await anna.incoming();
  ringing.refuse(603);
  await call.refused();
  const callId = ringing.invite.headers.get('X-WPM-Call-Id') ?? '';
  const { client } = await platform.api('supervisor');
  expect(await client.getCallQuality({ callId })).toEqual({ ok: true, value: { legs: [] } });
  const nobodys = '019b0000-0000-7000-8000-000000000000';
  expect(await client.getCallQuality({ callId: nobodys })).toMatchObject({ error: { code: 'request/not-found' } });
  const agent = await platform.api('anna');
  expect((await agent.client.getCallQuality({ callId })).ok).toBe(false);
});

test('every second both sides said is in one recording, on its own side: through hold, music, resume and transfer', async () => {
  await using anna = await phoneOf(platform, 'anna');
  await using jan = await phoneOf(platform, 'jan');
  await using customer = await customerOf(platform);
  await using outside = await speaker('customer');
  await using agent = await speaker('anna');
  await using colleague = await speaker('jan');
  const { client } = await platform.api('anna');
  const { call, part, callId } = await callAnna(platform, { customer, anna }, { outside, agent });
  await outside.stream.hear(100);
  expect(await client.holdCall({ callId })).toMatchObject({ ok: true });
  await outside.stream.hear(75);
  expect(await client.retrieveCall({ callId })).toMatchObject({ ok: true });
  await agent.stream.hear(75);
  expect(await client.transferCall({ callId, to: '102' })).toMatchObject({ ok: true });
  await part.ended();
  agent.stop();
  await outside.stream.hear(50);
  const taken = await answered(jan, colleague);
  await outside.stream.hear(150);
  await Promise.all([taken.ended(), call.bye()]);

  const [left, right] = await recordingOf(platform, callId);
  expect(left.length).toBe(right.length);
  const [agents, customers] = [fromFirstWord(runsOf(left, ALL_MARKS)), fromFirstWord(runsOf(right, ALL_MARKS))];
  expectSeconds(customers, 'customer', 8);
  const silences = agents.filter(({ hz }) => hz === 0);
  expect(silences.map(({ ms }) => ms)).toEqual([between(900, 4_000)]);
  const handedOn = agents.findIndex(({ hz }) => hz === 0);
  expectSeconds(agents.slice(0, handedOn), 'anna', 5);
  expectSeconds(agents.slice(handedOn + 1), 'jan', 3);
  // They began together: what one side said in a second stands beside what the other said in it, to the end.
  for (const { hz, fromMs } of agents.slice(1, handedOn)) {
    const beside = customers.find((run) => run.hz - MARKS.customer === hz - MARKS.anna);
    expect(Math.abs(fromMs - (beside?.fromMs ?? 0))).toBeLessThan(100);
  }
  const [, second] = customers;
  for (const [place, { fromMs }] of customers.slice(1).entries()) {
    const since = fromMs - (second?.fromMs ?? 0);
    expect(since).toEqual(between(1_000 * place - 100, 1_000 * place + 100));
  }
});

const withoutEvents = (sdp: string) => sdp.replace(/ 101\r\n/, '\r\n');

test('a phone that takes no telephone-event gets the keys of the other end by INFO, in order, each once, and hears none', async () => {
  await using anna = await phoneOf(platform, 'anna');
  await using customer = await customerOf(platform);
  await using outside = await RtpProbe.open({ hz: 750 });
  await using agent = await RtpProbe.open({ hz: 450 });
  const { call, part } = await callAnna(platform, { customer, anna }, { outside, agent, answers: withoutEvents });
  await agent.stream.hear(10);
  for (const event of [1, 1, 11]) outside.stream.sendDigit(event);
  const keys = [await part.next('INFO'), await part.next('INFO'), await part.next('INFO')];
  expect(keys.map(({ body }) => body)).toEqual(['1', '1', '#'].map((key) => `Signal=${key}\r\nDuration=100\r\n`));
  await agent.stream.hear(10);
  expect(toneLevel(agent.stream.heard(600), 8_000, 1_209)).toBeLessThan(500);
  await call.bye();
});

test('a message is what a customer says from the tone to the hash key, past a kill of the platform, and who listens to it marks it', async () => {
  const number = messagesNumber;
  const { client } = await platform.api('anna');
  await using customer = await customerOf(platform);
  await using voice = await RtpProbe.open({ hz: 750 });
  const call = customer.call(`sip:${number}@${platform.sip.host}:${platform.sip.port}`, voice.offer());
  const callId = (await call.answered()).headers.get('X-WPM-Call-Id') ?? '';
  voice.complete(call.remoteSdp ?? '');
  voice.start();
  const asked = () => runsOf(voice.stream.heard(60_000), [GREETING_HZ, 440]).map(({ hz }) => hz);
  await expect.poll(asked).toEqual(expect.arrayContaining([GREETING_HZ, 440]));
  await voice.stream.hear(75);
  await platform.killPlatform();
  await voice.stream.hear(50);
  expect((await call.info('application/dtmf-relay', 'Signal=#\r\nDuration=160\r\n')).status).toBe(200);
  // What is said into the goodbye is no part of it.
  await voice.stream.hear(50);
  await call.bye();
  const missed = async () => {
    const listed = await client.listMissedCalls({ state: 'open' });
    return listed.ok ? listed.value.items.find(({ line }) => line.name === 'Messages') : undefined;
  };
  await expect.poll(async () => (await missed())?.reason).toBe('voicemail');
  const [message] = (await missed())?.messages ?? [];
  expect(message).toMatchObject({ durationMs: between(2_000, 100_000), heardAt: null });
  const [left, right] = await recordingOf(platform, callId);
  expect(dominantFrequency(left, 8_000)).toBe(0);
  const said = runsOf(right, [750]).filter(speaks);
  expect(said.reduce((sum, { ms }) => sum + ms, 0)).toEqual(between((message?.durationMs ?? 0) - 300, 100_000));
  expect((await client.openRecording({ recordingId: message?.recordingId ?? '' })).ok).toBe(true);
  expect((await missed())?.messages).toMatchObject([{ heardAt: expect.any(String) }]);
});

test('a menu’s key leads to a message: kept with its sound, among the missed with its recording, told by webhook once and signed', async () => {
  const [{ client }, { client: supervisor }] = [await platform.api('anna'), await platform.api('supervisor')];
  const number = await menuForMessages(platform, messagesNumber);
  await using receiver = await hearOf(platform, ['message.left', 'missed.created']);
  await using customer = await customerOf(platform);
  await using voice = await RtpProbe.open({ hz: 650 });
  const from = { uri: 'sip:+48600100400@carrier.test', params: {} };
  const call = customer.call(`sip:${number}@${platform.sip.host}:${platform.sip.port}`, voice.offer(), [], from);
  const callId = (await call.answered()).headers.get('X-WPM-Call-Id') ?? '';
  voice.complete(call.remoteSdp ?? '');
  await voice.stream.hear(10);
  voice.stream.sendDigit(2);
  const asked = () => runsOf(voice.stream.heard(60_000), [ASKING_HZ, 440]).map(({ hz }) => hz);
  await expect.poll(asked).toEqual(expect.arrayContaining([ASKING_HZ, 440]));
  voice.start();
  await voice.stream.hear(125);
  await call.bye();

  const missed = async () => {
    const listed = await client.listMissedCalls({ state: 'open' });
    return listed.ok ? listed.value.items.find(({ customer: { number: who } }) => who === '+48600100400') : undefined;
  };
  const ofRecording = { recordingId: expect.any(String), durationMs: between(1_500, 10_000), heardAt: null };
  await expect.poll(missed).toMatchObject({
    line: { kind: 'campaign', name: 'Messages' },
    reason: 'voicemail',
    attempts: 1,
    messages: [ofRecording],
  });
  const [message] = (await missed())?.messages ?? [];
  const [left, right] = await recordingOf(platform, callId);
  expect(dominantFrequency(left, 8_000)).toBe(0);
  expect(dominantFrequency(right, 8_000)).toBe(650);
  const listed = await supervisor.listCalls({ number });
  expect(listed.ok && listed.value.items[0]?.menu).toMatchObject({ left: 'voicemail', steps: [{ key: '2' }] });

  const { recordingId, durationMs } = message ?? {};
  const said = { callId, recordingId, durationMs, number: '+48600100400', campaign: { name: 'Messages' } };
  await expect.poll(() => receiver.heard('message.left')).toMatchObject([{ data: said, isSigned: true }]);
  await expect.poll(() => receiver.log()).toEqual(expect.arrayContaining(['message.left delivered, 1']));
  await expect.poll(() => receiver.heard('missed.created')).toMatchObject([{ isSigned: true }]);
  expect((await receiver.log()).toSorted()).toEqual(['message.left delivered, 1', 'missed.created delivered, 1']);
});

test('a customer of a user whose phone is off is answered and asked for a message, and one who says nothing is missed as unreachable', async () => {
  const anna = await platform.api('anna');
  const rules = { ...NO_FORWARDING, voicemail: true };
  expect(await anna.client.changeMyForwarding({ version: 0, rules })).toMatchObject({ ok: true });
  await using customer = await customerOf(platform);
  const call = customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, SILENT_OFFER);
  await call.answered();
  await call.bye();
  const missed = async () => {
    const listed = await anna.client.listMissedCalls({ state: 'open' });
    return listed.ok ? listed.value.items.find(({ line }) => line.kind === 'direct') : undefined;
  };
  await expect.poll(missed).toMatchObject({ reason: 'unreachable', messages: [] });
});

/** Longer than the moment in which whoever calls is not there yet to hear it. */
const SAID_MS = 2_000;

test('before the tone a customer of a user hears what that user recorded, while they are away what they recorded for that, and the platform’s words once it is gone', async () => {
  const { client } = await platform.api('anna');
  const { value } = await client.getMyForwarding({}).then((read) => (read.ok ? read : { value: { version: 0 } }));
  const rules = { ...NO_FORWARDING, voicemail: true };
  expect(await client.changeMyForwarding({ version: value.version, rules })).toMatchObject({ ok: true });
  const record = async (kind: GreetingKind, hz: number) => {
    const file = new Blob([Uint8Array.from(writeWav(sine(hz, SAID_MS, 44_100), 44_100))], { type: 'audio/wav' });
    expect(await client.uploadMyGreeting(kind, file)).toMatchObject({ value: { [kind]: { milliseconds: SAID_MS } } });
  };
  await record('usual', OWN_HZ);
  await record('absence', AWAY_HZ);
  expect(await saidBeforeTheTone(platform)).toEqual([{ hz: OWN_HZ, ms: between(1_000, 2_100) }]);
  const until = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
  expect(await client.changeMyAbsence({ until })).toMatchObject({ value: { absence: { until } } });
  expect(await saidBeforeTheTone(platform)).toEqual([{ hz: AWAY_HZ, ms: between(1_000, 2_100) }]);
  for (const greeting of ['absence', 'usual'] as const) await client.removeMyGreeting({ greeting });
  // Words of the platform: much longer, and no tone of ours.
  const standard = await saidBeforeTheTone(platform);
  expect(standard.map(({ hz }) => hz)).toEqual([0]);
  expect(standard[0]?.ms).toBeGreaterThan(2_000);
});
