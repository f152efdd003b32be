import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineCall, EngineCalls, RTP } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { reportOn } from './receiver-report.ts';
import { RtpProbe } from './rtp-probe.ts';
import { dominantFrequency, toneLevel } from './tone.ts';
import { readWav } from './wav.ts';

const RATE = 8_000;
let engine: EngineProcess;
let calls: EngineCalls;

beforeAll(async () => {
  engine = await EngineProcess.start();
  calls = new EngineCalls(await engine.connect());
});
afterAll(() => engine[Symbol.asyncDispose]());

async function leg(call: EngineCall, id: string, hz: number): Promise<RtpProbe> {
  const probe = await RtpProbe.open({ hz });
  probe.complete(await call.session.accept(id, probe.offer(), RTP));
  probe.start();
  return probe;
}

test('what a leg hears changes, its stream does not: one SSRC, every sequence number, time that only goes on', async () => {
  await using call = await calls.open();
  await using agent = await leg(call, 'agent', 440);
  await using _customer = await leg(call, 'customer', 700);
  await call.session.route('agent', ['customer']);
  await agent.stream.hear(25);
  for (const source of ['music', 'tone', 'ringback', 'echo'] as const) {
    await call.session.play('agent', source);
    await agent.stream.hear(25);
  }
  await call.session.stopPlaying('agent');
  await agent.stream.hear(30);
  expect(dominantFrequency(agent.stream.heard(400), RATE)).toBe(700);
  const { packets } = agent.stream;
  const [first] = packets;
  expect(new Set(packets.map((packet) => packet.ssrc)).size).toBe(1);
  expect(packets.map((packet) => packet.sequence)).toEqual(
    packets.map((_, i) => ((first?.sequence ?? 0) + i) % 65_536),
  );
  const steps = packets.slice(1).map((packet, i) => (packet.timestamp - (packets[i]?.timestamp ?? 0)) | 0);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(160);
  expect(packets.filter((packet) => packet.marker)).toHaveLength(6);
});

test('a leg that goes on in another call keeps its stream, is heard there and recorded there, and here no more', async () => {
  await using first = await calls.open();
  await using second = await calls.open();
  await using _agent = await leg(first, 'agent', 440);
  await using colleague = await leg(first, 'colleague', 1_000);
  await using customer = await leg(second, 'customer', 700);
  await first.session.route('colleague', ['agent']);
  await first.session.route('agent', ['colleague']);
  await second.session.record({ agent: [], customer: ['customer'], recordingId: 'moved' });
  await colleague.stream.hear(25);
  await second.session.take('colleague', first.session.id, 'callee-2');
  await second.session.route('callee-2', ['customer']);
  await second.session.route('customer', ['callee-2']);
  await second.session.recordEnds({ agent: ['callee-2'], customer: ['customer'] });
  await first.session.close();
  await Promise.all([colleague.stream.hear(50), customer.stream.hear(50)]);
  expect(dominantFrequency(colleague.stream.heard(400), RATE)).toBe(700);
  expect(dominantFrequency(customer.stream.heard(400), RATE)).toBe(1_000);
  const { packets } = colleague.stream;
  const [one] = packets;
  expect(new Set(packets.map((packet) => packet.ssrc)).size).toBe(1);
  expect(packets.map((packet) => packet.sequence)).toEqual(packets.map((_, i) => ((one?.sequence ?? 0) + i) % 65_536));
  const steps = packets.slice(1).map((packet, i) => (packet.timestamp - (packets[i]?.timestamp ?? 0)) | 0);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(160);
  expect(Object.keys(await second.session.stats())).toEqual(['customer', 'callee-2']);
  const report = await second.session.stopRecording();
  const [left, right] = readWav(await readFile(path.join(engine.recordings, report?.file ?? ''))).channels;
  expect(dominantFrequency((left ?? new Int16Array()).slice(-RATE / 2), RATE)).toBe(1_000);
  expect(dominantFrequency((right ?? new Int16Array()).slice(-RATE / 2), RATE)).toBe(700);
});

test.each([
  ['tone', 440],
  ['ringback', 425],
  ['busy', 425],
] as const)('%s sounds at %i Hz', async (source, hz) => {
  await using call = await calls.open();
  await using customer = await leg(call, 'customer', 700);
  await call.session.play('customer', source);
  await customer.stream.hear(22);
  expect(dominantFrequency(customer.stream.heard(440), RATE)).toBe(hz);
});

test('echo gives a leg its own voice', async () => {
  await using call = await calls.open();
  await using customer = await leg(call, 'customer', 900);
  await call.session.play('customer', 'echo');
  await customer.stream.hear(25);
  expect(dominantFrequency(customer.stream.heard(400), RATE)).toBe(900);
});

test('three in a conference hear the two others and not themselves', async () => {
  await using call = await calls.open();
  await using a = await leg(call, 'a', 500);
  await using _b = await leg(call, 'b', 800);
  await using _c = await leg(call, 'c', 1_100);
  await call.session.route('a', ['b', 'c']);
  await call.session.route('b', ['a', 'c']);
  await call.session.route('c', ['a', 'b']);
  await a.stream.hear(60);
  const heard = a.stream.heard(600);
  const levels = [500, 800, 1_100].map((hz) => toneLevel(heard, RATE, hz));
  expect(levels[0]).toBeLessThan(100);
  expect(levels[1]).toBeGreaterThan(6_000);
  expect(levels[2]).toBeGreaterThan(6_000);
});

test('a digit is told once and passed on; digits we send arrive with their length and end', async () => {
  await using call = await calls.open();
  await using agent = await leg(call, 'agent', 440);
  await using customer = await leg(call, 'customer', 700);
  await call.session.route('agent', ['customer']);
  await agent.stream.hear(5);
  customer.stream.sendDigit(7);
  customer.stream.sendDigit(11);
  await agent.stream.hear(25);
  const digits = call.events.flatMap((event) => (event.kind === 'dtmf' ? [event.digit] : []));
  expect(digits).toEqual(['7', '#']);
  expect(agent.stream.packets.filter((packet) => packet.payloadType === 101)).toHaveLength(14);
  await call.session.sendDtmf('agent', '19');
  await agent.stream.hear(30);
  const sent = agent.stream.packets.filter((packet) => packet.payloadType === 101).slice(14);
  expect(new Set(sent.map((packet) => packet.timestamp)).size).toBe(2);
  expect(sent).toHaveLength(14);
  expect(sent.filter((packet) => packet.marker)).toHaveLength(2);
});

test('a far end that knows no telephone-event gets its digits as sound', async () => {
  await using call = await calls.open();
  await using customer = await RtpProbe.open({ hz: 700 });
  const withoutEvents = customer.offer().replace(/ 101\r\n/, '\r\n');
  customer.complete(await call.session.accept('customer', withoutEvents, RTP));
  await call.session.sendDtmf('customer', '5');
  await customer.stream.hear(5);
  const heard = customer.stream.heard(100);
  expect([770, 1_336].map((hz) => toneLevel(heard, RATE, hz) > 3_000)).toEqual([true, true]);
});

test('a key that another leg presses is due by signalling where that is wanted, in order, each once, and is not sounded', async () => {
  await using call = await calls.open();
  await using agent = await leg(call, 'agent', 440);
  await using customer = await RtpProbe.open({ hz: 700 });
  const withoutEvents = customer.offer().replace(/ 101\r\n/, '\r\n');
  customer.complete(await call.session.accept('customer', withoutEvents, { ...RTP, digits: 'signalling' }));
  await call.session.route('customer', ['agent']);
  await customer.stream.hear(5);
  agent.stream.sendDigit(5);
  agent.stream.sendDigit(5);
  agent.stream.sendDigit(11);
  await expect
    .poll(() => call.events.flatMap((event) => (event.kind === 'digit-due' ? [`${event.digit} ${event.ms}`] : [])))
    .toEqual(['5 100', '5 100', '# 100']);
  await customer.stream.hear(10);
  expect(toneLevel(customer.stream.heard(600), RATE, 1_336)).toBeLessThan(500);
});

test('a key that another leg presses is sound, once, to a far end that knows no telephone-event', async () => {
  await using call = await calls.open();
  await using agent = await leg(call, 'agent', 440);
  await using customer = await RtpProbe.open({ hz: 700 });
  customer.complete(await call.session.accept('customer', customer.offer().replace(/ 101\r\n/, '\r\n'), RTP));
  await call.session.route('customer', ['agent']);
  await customer.stream.hear(5);
  agent.stream.sendDigit(5);
  await expect.poll(() => toneLevel(customer.stream.heard(60), RATE, 1_336)).toBeGreaterThan(3_000);
  await expect.poll(() => toneLevel(customer.stream.heard(60), RATE, 440)).toBeGreaterThan(3_000);
  await customer.stream.hear(20);
  const heard = customer.stream.heard(60_000);
  const frames = Array.from({ length: heard.length / 160 }, (_, index) =>
    heard.subarray(index * 160, (index + 1) * 160),
  );
  expect(frames.filter((frame) => toneLevel(frame, RATE, 1_336) > 3_000)).toHaveLength(5);
  expect(customer.stream.packets.every(({ payloadType }) => payloadType === 8)).toBe(true);
});

test('a leg on hold hears nothing and is not said to be silent; a sending one that stops is, as long as it lasts, and is heard again', async () => {
  await using call = await calls.open();
  await using held = await leg(call, 'held', 700);
  await using lost = await leg(call, 'lost', 440);
  await call.session.play('held', 'tone');
  await held.stream.hear(10);
  held.complete(await call.session.accept('held', held.offer('inactive'), RTP));
  const heardBefore = held.stream.packets.length;
  held.stop();
  lost.stop();
  expect(await call.until('silent')).toEqual({ kind: 'silent', leg: 'lost' });
  expect(held.stream.packets.length - heardBefore).toBeLessThan(3);
  expect(await call.until('still-silent')).toEqual({ kind: 'still-silent', leg: 'lost' });
  lost.start();
  expect(await call.until('heard')).toEqual({ kind: 'heard', leg: 'lost' });
  expect(call.events.filter((event) => event.kind === 'silent')).toHaveLength(1);
});

test('both ends report to each other by RTCP: loss and round trip are in the statistics', async () => {
  await using call = await calls.open();
  await using customer = await leg(call, 'customer', 700);
  await call.session.play('customer', 'tone');
  await customer.stream.hear(10);
  customer.stream.skipFrames(7);
  await customer.stream.hear(60);
  expect((await call.session.stats())['customer']).toMatchObject({ packetsLost: 7 });
  const report = await customer.report;
  expect(report[1]).toBe(200);
  expect(report.readUInt32BE(4)).toBe(customer.stream.packets[0]?.ssrc);
  const { ssrc } = customer.stream;
  customer.send(reportOn(report, { ssrc, lost: 20, jitterTicks: 80, roundTripMs: 50 }));
  await customer.stream.hear(5);
  const stats = (await call.session.stats())['customer'];
  expect(stats?.remoteLoss).toBeCloseTo(0.25);
  expect(stats?.remoteLossOverall).toBeGreaterThan(0.2);
  expect(stats?.remoteJitterOverallMs).toEqual({ mean: 10, max: 10 });
  expect(stats?.rttMs).toBeGreaterThanOrEqual(45);
  expect(stats?.rttMs).toBeLessThan(1_000);
});

test('a far end whose reports say that nothing reaches it any more is told of, and that it hears again', async () => {
  await using call = await calls.open();
  await using customer = await leg(call, 'customer', 700);
  await call.session.play('customer', 'tone');
  await customer.stream.hear(60);
  const report = await customer.report;
  const heardTo = (highest: number) => {
    const said = reportOn(report, { ssrc: customer.stream.ssrc, lost: 0, jitterTicks: 0, roundTripMs: 10 });
    said.writeUInt32BE(highest, 16);
    customer.send(said);
  };
  const { sequence = 0 } = customer.stream.packets.at(-1) ?? {};
  heardTo(sequence);
  await customer.stream.hear(60);
  heardTo(sequence);
  expect(await call.until('unheard')).toEqual({ kind: 'unheard', leg: 'customer' });
  heardTo(sequence + 50);
  expect(await call.until('heard-there')).toEqual({ kind: 'heard-there', leg: 'customer' });
});

test('loss leaves a gap of its own length in the recording, and shifts nothing behind it', async () => {
  await using call = await calls.open();
  await using agent = await leg(call, 'agent', 440);
  await using customer = await leg(call, 'customer', 700);
  await call.session.play('agent', 'tone');
  await call.session.record({ agent: ['agent'], customer: ['customer'], recordingId: 'with-a-gap' });
  await agent.stream.hear(50);
  customer.stop();
  await agent.stream.hear(20);
  customer.stream.skipFrames(20);
  customer.start();
  await agent.stream.hear(50);
  const report = await call.session.close();
  const { channels } = readWav(await readFile(path.join(engine.recordings, report?.file ?? '')));
  const right = channels[1] ?? new Int16Array();
  const silent = Array.from({ length: Math.floor(right.length / 160) }, (_, i) =>
    right.subarray(i * 160, i * 160 + 160).every((sample) => Math.abs(sample) < 16),
  );
  const gap = silent.slice(25, 90).filter(Boolean).length;
  expect(gap).toBeGreaterThanOrEqual(18);
  expect(gap).toBeLessThanOrEqual(22);
});
