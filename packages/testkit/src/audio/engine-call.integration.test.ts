import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MediaSession } from '@wpm/media';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineCalls, RTP, WEBRTC } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { dominantFrequency, toneLevel } from './tone.ts';
import { readWav } from './wav.ts';
import { WebRtcProbe } from './webrtc-probe.ts';

const RATE = 8_000;

let engine: EngineProcess;
let calls: EngineCalls;
beforeAll(async () => {
  engine = await EngineProcess.start();
  calls = new EngineCalls(await engine.connect());
});
afterAll(() => engine[Symbol.asyncDispose]());

async function join(session: MediaSession, a: string, b: string): Promise<void> {
  await session.route(a, [b]);
  await session.route(b, [a]);
}

test('two plain legs hear each other, translated between A-law and µ-law, and both channels are recorded', async () => {
  await using call = await calls.open();
  await using agent = await RtpProbe.open({ hz: 440, codecs: ['PCMU'] });
  await using customer = await RtpProbe.open({ hz: 700, codecs: ['PCMA'] });
  agent.complete(await call.session.accept('agent', agent.offer(), RTP));
  await call.session.complete('customer', customer.answer(await call.session.offer('customer', RTP)));
  await join(call.session, 'agent', 'customer');
  await call.session.record({ agent: ['agent'], customer: ['customer'], recordingId: 'both-ways' });
  agent.start();
  customer.start();
  await Promise.all([agent.stream.hear(75), customer.stream.hear(75)]);
  expect(dominantFrequency(agent.stream.heard(1_000), RATE)).toBe(700);
  expect(dominantFrequency(customer.stream.heard(1_000), RATE)).toBe(440);
  await call.until('connected', 'agent');
  await call.until('connected', 'customer');
  const report = await call.session.close();
  expect(report?.durationMs).toBeGreaterThan(1_400);
  const wav = readWav(await readFile(path.join(engine.recordings, report?.file ?? '')));
  const [left = new Int16Array(), right = new Int16Array()] = wav.channels;
  expect(Math.floor(left.length / 8)).toBe(report?.durationMs);
  expect([dominantFrequency(left.subarray(4_000), RATE), dominantFrequency(right.subarray(4_000), RATE)]).toEqual([
    440, 700,
  ]);
  expect(toneLevel(left.subarray(4_000), RATE, 700)).toBeLessThan(20);
});

test('a recording goes on while its agent changes: first one, then nobody, then the other, the customer throughout', async () => {
  await using call = await calls.open();
  await using agent = await RtpProbe.open({ hz: 440 });
  await using customer = await RtpProbe.open({ hz: 700 });
  await using colleague = await RtpProbe.open({ hz: 1_100 });
  agent.complete(await call.session.accept('agent', agent.offer(), RTP));
  customer.complete(await call.session.accept('customer', customer.offer(), RTP));
  colleague.complete(await call.session.accept('colleague', colleague.offer(), RTP));
  for (const leg of ['agent', 'customer', 'colleague']) await call.session.play(leg, 'music');
  for (const probe of [agent, customer, colleague]) probe.start();
  await customer.stream.hear(5);
  await call.session.record({ agent: ['agent'], customer: ['customer'], recordingId: 'changing-ends' });
  await customer.stream.hear(60);
  await call.session.recordEnds({ agent: [], customer: ['customer'] });
  await call.session.removeLeg('agent');
  await customer.stream.hear(60);
  await call.session.recordEnds({ agent: ['colleague'], customer: ['customer'] });
  await customer.stream.hear(60);
  const report = await call.session.close();
  const wav = readWav(await readFile(path.join(engine.recordings, report?.file ?? '')));
  const [left = new Int16Array(), right = new Int16Array()] = wav.channels;
  // Of each of the three spans of 1.2 s, the middle.
  const spans = [1_600, 11_200, 20_800].map((from) => [from, from + 6_400] as const);
  const heard = (channel: Int16Array, hz: number) =>
    spans.map(([from, to]) => toneLevel(channel.subarray(from, to), RATE, hz) > 1_000);
  expect(heard(left, 440)).toEqual([true, false, false]);
  expect(heard(left, 1_100)).toEqual([false, false, true]);
  expect(heard(right, 700)).toEqual([true, true, true]);
  expect([...left.subarray(11_200, 17_600)].every((sample) => Math.abs(sample) < 16)).toBe(true);
});

test.each([
  ['AES-CM', [1]],
  ['AES-GCM', [7]],
] as const)('a browser with %s and a trunk hear each other', async (_, profiles) => {
  await using call = await calls.open();
  await using agent = await WebRtcProbe.open({ hz: 440, profiles });
  await using customer = await RtpProbe.open({ hz: 700 });
  agent.complete(await call.session.accept('agent', agent.offer(), WEBRTC));
  await call.session.complete('customer', customer.answer(await call.session.offer('customer', RTP)));
  await join(call.session, 'agent', 'customer');
  await agent.connect();
  agent.start();
  customer.start();
  await Promise.all([agent.stream.hear(75), customer.stream.hear(75)]);
  expect(dominantFrequency(agent.stream.heard(1_000), RATE)).toBe(700);
  expect(dominantFrequency(customer.stream.heard(1_000), RATE)).toBe(440);
  expect(call.events.filter((event) => event.kind === 'leg-failed')).toEqual([]);
});

test('a browser answers our offer as well', async () => {
  await using call = await calls.open();
  await using agent = await WebRtcProbe.open({ hz: 440 });
  await call.session.complete('agent', agent.answer(await call.session.offer('agent', WEBRTC)));
  await call.session.play('agent', 'tone');
  await agent.connect();
  await agent.stream.hear(50);
  expect(dominantFrequency(agent.stream.heard(800), RATE)).toBe(440);
});

/** 20 ms of A-law as plain RTP. */
function inTheClear(sequence: number): Buffer {
  const packet = Buffer.alloc(172);
  packet.writeUInt32BE((0x8008_0000 | sequence) >>> 0, 0);
  return packet;
}

test('a trunk with SRTP keys in its SDP and a browser hear each other, also when the trunk answers; what comes in the clear is not heard', async () => {
  for (const [offersFirst, transport] of [
    [true, 'srtp'],
    [false, 'srtp-or-rtp'],
  ] as const) {
    await using call = await calls.open();
    await using agent = await WebRtcProbe.open({ hz: 440 });
    await using trunk = await RtpProbe.open({ hz: 700, sdes: true });
    const srtp = { transport, codecs: ['PCMA'] } as const;
    agent.complete(await call.session.accept('agent', agent.offer(), WEBRTC));
    if (offersFirst) trunk.complete(await call.session.accept('trunk', trunk.offer(), srtp));
    else await call.session.complete('trunk', trunk.answer(await call.session.offer('trunk', srtp)));
    await join(call.session, 'agent', 'trunk');
    await agent.connect();
    agent.start();
    trunk.start();
    await Promise.all([agent.stream.hear(60), trunk.stream.hear(60)]);
    expect(dominantFrequency(agent.stream.heard(800), RATE)).toBe(700);
    expect(dominantFrequency(trunk.stream.heard(800), RATE)).toBe(440);
    // A new description with the same key goes on where it was.
    trunk.complete(await call.session.accept('trunk', trunk.offer(), srtp));
    await Promise.all([agent.stream.hear(25), trunk.stream.hear(25)]);
    trunk.stop();
    const before = (await call.session.stats())['trunk']?.packetsReceived;
    for (let sequence = 0; sequence < 20; sequence++) trunk.send(inTheClear(sequence));
    await trunk.stream.hear(10);
    expect((await call.session.stats())['trunk']?.packetsReceived).toBeLessThanOrEqual((before ?? 0) + 1);
  }
});
