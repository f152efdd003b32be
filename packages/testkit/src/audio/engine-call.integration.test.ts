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
  await call.session.record({ agent: 'agent', customer: 'customer', recordingId: 'both-ways' });
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
