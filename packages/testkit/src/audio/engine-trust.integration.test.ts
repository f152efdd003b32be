import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEDIA_PROTOCOLS, woundedMedia } from '../hostile/wounded-media.ts';
import { EngineCalls, RTP, WEBRTC } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { dominantFrequency, toneLevel } from './tone.ts';
import { WebRtcProbe } from './webrtc-probe.ts';

const RATE = 8_000;
let engine: EngineProcess;
let calls: EngineCalls;

beforeAll(async () => {
  engine = await EngineProcess.start();
  calls = new EngineCalls(await engine.connect());
});
afterAll(() => engine[Symbol.asyncDispose]());

test('a far end whose certificate is not the one of its SDP never gets a key', async () => {
  await using call = await calls.open();
  await using impostor = await WebRtcProbe.open({ hz: 440, claimedFingerprint: Array(32).fill('AB').join(':') });
  impostor.complete(await call.session.accept('agent', impostor.offer(), WEBRTC));
  await call.session.play('agent', 'tone');
  const connected = impostor.connect(3_000).catch(() => 'refused');
  expect(await call.until('leg-failed')).toEqual({ kind: 'leg-failed', leg: 'agent', why: 'fingerprint' });
  await connected;
  impostor.start();
  expect(impostor.stream.packets).toEqual([]);
  expect((await call.session.stats())['agent']).toMatchObject({ packetsReceived: 0 });
});

test('the path follows a browser that moves, and ICE restarts without a new handshake', async () => {
  await using call = await calls.open();
  await using agent = await WebRtcProbe.open({ hz: 440 });
  agent.complete(await call.session.accept('agent', agent.offer(), WEBRTC));
  await call.session.play('agent', 'tone');
  await agent.connect();
  await agent.stream.hear(10);
  const before = new Set(agent.stream.packets.map((packet) => packet.ssrc));
  await agent.move();
  await agent.stream.hear(10, 2_000);
  await call.until('path-changed');
  agent.restartIce();
  agent.complete(await call.session.accept('agent', agent.offer(), WEBRTC));
  await agent.move();
  await agent.stream.hear(25, 2_000);
  const after = new Set(agent.stream.packets.map((packet) => packet.ssrc));
  expect([...after]).toEqual([...before]);
  expect(call.events.filter((event) => event.kind === 'leg-failed')).toEqual([]);
});

test('a replayed SRTP packet and one from a stranger change nothing', async () => {
  await using call = await calls.open();
  await using agent = await WebRtcProbe.open({ hz: 440 });
  await using stranger = await RtpProbe.open({ hz: 700 });
  agent.complete(await call.session.accept('agent', agent.offer(), WEBRTC));
  await call.session.play('agent', 'echo');
  await agent.connect();
  agent.start();
  await agent.stream.hear(25);
  agent.stop();
  const received = async () => (await call.session.stats())['agent']?.packetsReceived;
  const before = await received();
  stranger.target = agent.target;
  for (let i = 0; i < 50; i++) {
    agent.send(Buffer.from(agent.lastSealed));
    stranger.send(Buffer.from(agent.lastSealed));
  }
  agent.start();
  await agent.stream.hear(25);
  agent.stop();
  const sequences = agent.stream.packets.map((packet) => packet.sequence);
  expect(new Set(sequences).size).toBe(sequences.length);
  expect((await received()) ?? 0).toBeLessThanOrEqual((before ?? 0) + 40);
  expect(stranger.stream.packets).toEqual([]);
});

test('who is not the far end of a plain leg can inject nothing and gets nothing, before and during the call', async () => {
  await using call = await calls.open();
  await using customer = await RtpProbe.open({ hz: 700 });
  await using agent = await RtpProbe.open({ hz: 440 });
  await using attacker = await RtpProbe.open({ hz: 1_200, address: '127.0.0.2' });
  customer.complete(await call.session.accept('customer', customer.offer(), RTP));
  agent.complete(await call.session.accept('agent', agent.offer(), RTP));
  await call.session.route('agent', ['customer']);
  await call.session.route('customer', ['agent']);
  attacker.stream.agree({ codec: 'PCMA', payloadType: 8, dtmf: undefined });
  attacker.target = customer.target;
  attacker.start();
  agent.start();
  await customer.stream.hear(25);
  expect(agent.stream.packets).toEqual([]);
  customer.start();
  await agent.stream.hear(50);
  expect(dominantFrequency(agent.stream.heard(800), RATE)).toBe(700);
  expect(toneLevel(agent.stream.heard(800), RATE, 1_200)).toBeLessThan(30);
  expect(attacker.stream.packets).toEqual([]);
});

test('a far end that moves by re-INVITE is followed, and its old address is nobody', async () => {
  await using call = await calls.open();
  await using old = await RtpProbe.open({ hz: 700 });
  await using moved = await RtpProbe.open({ hz: 1_000 });
  old.complete(await call.session.accept('customer', old.offer(), RTP));
  await call.session.play('customer', 'echo');
  old.start();
  await old.stream.hear(10);
  moved.complete(await call.session.accept('customer', moved.offer(), RTP));
  moved.start();
  await moved.stream.hear(25);
  const heardByOld = old.stream.packets.length;
  await moved.stream.hear(25);
  expect(dominantFrequency(moved.stream.heard(400), RATE)).toBe(1_000);
  expect(old.stream.packets.length).toBe(heardByOld);
});

test('20,000 malformed packets of every kind leave a live call and its process as they were', async () => {
  await using call = await calls.open();
  await using agent = await WebRtcProbe.open({ hz: 440 });
  await using customer = await RtpProbe.open({ hz: 700 });
  await using stranger = await RtpProbe.open({ hz: 100 });
  agent.complete(await call.session.accept('agent', agent.offer(), WEBRTC));
  customer.complete(await call.session.accept('customer', customer.offer(), RTP));
  await call.session.route('agent', ['customer']);
  await call.session.route('customer', ['agent']);
  await agent.connect();
  agent.start();
  customer.start();
  await agent.stream.hear(10);
  stranger.target = agent.target;
  const { pid } = engine;
  for (let round = 0; round < 200; round++) {
    for (let i = 0; i < 25; i++) {
      const protocol = MEDIA_PROTOCOLS[i % MEDIA_PROTOCOLS.length] ?? 'rtp';
      agent.send(woundedMedia(protocol, agent.lastSealed));
      stranger.send(woundedMedia(protocol, agent.lastSealed));
      customer.send(woundedMedia(protocol, agent.lastSealed));
      customer.send(woundedMedia('rtcp', agent.lastSealed));
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all([agent.stream.hear(75), customer.stream.hear(75)]);
  expect(dominantFrequency(agent.stream.heard(600), RATE)).toBe(700);
  expect(dominantFrequency(customer.stream.heard(600), RATE)).toBe(440);
  expect(engine.pid).toBe(pid);
  expect(engine.log.filter((line) => line.includes('engine.fault'))).toEqual([]);
});
