import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineCalls, RTP, WEBRTC } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { dominantFrequency } from './tone.ts';
import { WebRtcProbe } from './webrtc-probe.ts';

const RATE = 8_000;
const [FOUR, SIX] = ['127.0.0.1', '::1'];
let engine: EngineProcess;
let calls: EngineCalls;

beforeAll(async () => {
  engine = await EngineProcess.start({ dualStack: true });
  calls = new EngineCalls(await engine.connect());
});
afterAll(() => engine[Symbol.asyncDispose]());

test.each([
  [FOUR, SIX],
  [SIX, FOUR],
  [SIX, SIX],
])('a browser on %s and a trunk on %s hear each other through one engine', async (browser, trunk) => {
  await using call = await calls.open();
  await using agent = await WebRtcProbe.open({ hz: 440, address: browser });
  await using customer = await RtpProbe.open({ hz: 700, address: trunk });
  const answer = await call.session.accept('agent', agent.offer(), WEBRTC);
  expect(answer).toMatch(
    /a=candidate:1 1 udp \d+ 127\.0\.0\.1 \d+ typ host\r\na=candidate:2 1 udp \d+ ::1 \d+ typ host/,
  );
  agent.complete(answer);
  const plain = await call.session.accept('customer', customer.offer(), RTP);
  expect(plain).toContain(trunk === SIX ? 'c=IN IP6 ::1' : 'c=IN IP4 127.0.0.1');
  customer.complete(plain);
  await call.session.route('agent', ['customer']);
  await call.session.route('customer', ['agent']);
  await agent.connect();
  agent.start();
  customer.start();
  await Promise.all([agent.stream.hear(50), customer.stream.hear(50)]);
  expect(dominantFrequency(agent.stream.heard(600), RATE)).toBe(700);
  expect(dominantFrequency(customer.stream.heard(600), RATE)).toBe(440);
});

test('an offer of ours names the family that signalling knows, and the first address where it knows none', async () => {
  await using call = await calls.open();
  expect(await call.session.offer('six', { ...RTP, family: 6 })).toContain('c=IN IP6 ::1');
  expect(await call.session.offer('any', RTP)).toContain('c=IN IP4 127.0.0.1');
});

test('a browser goes on from one family in the other: the path follows its check', async () => {
  await using call = await calls.open();
  await using agent = await WebRtcProbe.open({ hz: 440 });
  agent.complete(await call.session.accept('agent', agent.offer(), WEBRTC));
  await call.session.play('agent', 'tone');
  await agent.connect();
  await agent.stream.hear(10);
  await agent.move(SIX);
  await agent.stream.hear(25, 2_000);
  await call.until('path-changed');
});

test('a far end of a family we do not listen on is refused by its name, not left in silence', async () => {
  await using four = await EngineProcess.start();
  const session = await (await four.connect()).createSession('four');
  await using customer = await RtpProbe.open({ hz: 700, address: SIX });
  await expect(session.accept('customer', customer.offer(), RTP)).rejects.toMatchObject({ code: 'sdp/no-ipv6' });
  expect(await session.stats()).toEqual({});
});
