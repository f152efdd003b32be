import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Codec } from '@wpm/media';
import { WIDE_RATE } from '@wpm/media-embedded/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EngineCall, EngineCalls } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { toneLevel } from './tone.ts';
import { readWav } from './wav.ts';

const CODECS: readonly Codec[] = ['opus', 'G722', 'PCMA', 'PCMU'];
const PAIRS = CODECS.flatMap((agent) => CODECS.map((customer) => [agent, customer] as const));
/** What a tone of the probes has at the least, as loud as it was said; a packet that came late on a busy machine is a gap in it. */
const LOUD = 5_000;

let engine: EngineProcess;
let calls: EngineCalls;
beforeAll(async () => {
  engine = await EngineProcess.start({ ports: 256 });
  calls = new EngineCalls(await engine.connect());
});
afterAll(() => engine[Symbol.asyncDispose]());

async function leg(call: EngineCall, id: string, codec: Codec, hz: number): Promise<RtpProbe> {
  const probe = await RtpProbe.open({ hz, codecs: [codec] });
  probe.complete(await call.session.accept(id, probe.offer(), { transport: 'rtp', codecs: CODECS }));
  await probe.stream.ready;
  probe.start();
  return probe;
}

describe.concurrent.each(PAIRS)('%s with %s', (agentCodec, customerCodec) => {
  test('each hears the other and nothing of itself, and both are in the recording', async () => {
    await using call = await calls.open();
    await using agent = await leg(call, 'agent', agentCodec, 440);
    await using customer = await leg(call, 'customer', customerCodec, 700);
    await call.session.route('agent', ['customer']);
    await call.session.route('customer', ['agent']);
    const recordingId = `${agentCodec}-${customerCodec}`;
    await call.session.record({ agent: ['agent'], customer: ['customer'], recordingId });
    await Promise.all([agent.stream.hear(75), customer.stream.hear(75)]);
    for (const [probe, said, heard] of [
      [agent, 440, 700],
      [customer, 700, 440],
    ] as const) {
      const sound = await probe.stream.heardWide(600);
      expect(toneLevel(sound, WIDE_RATE, heard)).toBeGreaterThan(LOUD);
      expect(toneLevel(sound, WIDE_RATE, said)).toBeLessThan(200);
    }
    const report = await call.session.close();
    const { channels } = readWav(await readFile(path.join(engine.recordings, report?.file ?? '')));
    const [left = [], right = []] = channels.map((channel) => channel.subarray(4_000, 10_000));
    expect(toneLevel(left, 8_000, 440)).toBeGreaterThan(LOUD);
    expect(toneLevel(right, 8_000, 700)).toBeGreaterThan(LOUD);
    expect(toneLevel(left, 8_000, 700)).toBeLessThan(200);
  });
});

test.concurrent.each([
  ['G722', 'opus', 5_000],
  ['opus', 'G722', 5_000],
  ['G722', 'G722', 6_000],
] as const)('a tone above the telephone band goes from %s to %s', async (from, to, hz) => {
  await using call = await calls.open();
  await using _speaker = await leg(call, 'speaker', from, hz);
  await using listener = await leg(call, 'listener', to, 440);
  await call.session.route('listener', ['speaker']);
  await listener.stream.hear(75);
  expect(toneLevel(await listener.stream.heardWide(600), WIDE_RATE, hz)).toBeGreaterThan(4_000);
});

test('a tone above the telephone band does not come back as another one in it', async () => {
  await using call = await calls.open();
  await using _speaker = await leg(call, 'speaker', 'G722', 5_000);
  await using listener = await leg(call, 'listener', 'PCMA', 440);
  await call.session.route('listener', ['speaker']);
  await listener.stream.hear(75);
  const heard = listener.stream.heard(600);
  expect(toneLevel(heard, 8_000, 3_000)).toBeLessThan(50);
});

test('three in a conference with three codecs hear the two others and not themselves, and two are on one channel of the recording', async () => {
  await using call = await calls.open();
  const codecs = { a: 'opus', b: 'G722', c: 'PCMA' } as const;
  await using a = await leg(call, 'a', codecs.a, 500);
  await using b = await leg(call, 'b', codecs.b, 800);
  await using c = await leg(call, 'c', codecs.c, 1_100);
  await call.session.route('a', ['b', 'c']);
  await call.session.route('b', ['a', 'c']);
  await call.session.route('c', ['a', 'b']);
  await call.session.record({ agent: ['c'], customer: ['b'], recordingId: 'of-three' });
  await call.session.recordEnds({ agent: ['a', 'c'], customer: ['b'] });
  await Promise.all([a, b, c].map((probe) => probe.stream.hear(90)));
  for (const [probe, own] of [
    [a, 500],
    [b, 800],
    [c, 1_100],
  ] as const) {
    const heard = await probe.stream.heardWide(600);
    for (const hz of [500, 800, 1_100]) {
      const level = toneLevel(heard, WIDE_RATE, hz);
      if (hz === own) expect(level).toBeLessThan(200);
      else expect(level).toBeGreaterThan(LOUD);
    }
  }
  // Back to the packets of one, as they come.
  await call.session.recordEnds({ agent: ['c'], customer: ['b'] });
  await c.stream.hear(75);
  const report = await call.session.close();
  const { channels } = readWav(await readFile(path.join(engine.recordings, report?.file ?? '')));
  const loud = ([from, to]: readonly [number, number]) =>
    channels.map((channel) => [500, 800, 1_100].filter((hz) => toneLevel(channel.slice(from, to), 8_000, hz) > LOUD));
  expect(loud([5_000, 12_000])).toEqual([[500, 1_100], [800]]);
  expect(loud([-8_000, -2_000])).toEqual([[1_100], [800]]);
});

/** Which of the three tones it hears. */
async function loudOf(probe: RtpProbe): Promise<boolean[]> {
  const heard = await probe.stream.heardWide(600);
  return [500, 800, 1_100].map((hz) => toneLevel(heard, WIDE_RATE, hz) > LOUD);
}

test('a supervisor listens and whispers: the agent hears the whisper, the customer does not', async () => {
  await using call = await calls.open();
  await using agent = await leg(call, 'agent', 'opus', 500);
  await using customer = await leg(call, 'customer', 'PCMA', 800);
  await using supervisor = await leg(call, 'supervisor', 'opus', 1_100);
  await call.session.route('supervisor', ['agent', 'customer']);
  await call.session.route('agent', ['customer', 'supervisor']);
  await call.session.route('customer', ['agent']);
  await Promise.all([agent, customer, supervisor].map((probe) => probe.stream.hear(75)));
  expect(await loudOf(supervisor)).toEqual([true, true, false]);
  expect(await loudOf(agent)).toEqual([false, true, true]);
  expect(await loudOf(customer)).toEqual([true, false, false]);
});

test.each(['opus', 'G722'] as const)('music and tones are heard in %s', async (codec) => {
  await using call = await calls.open();
  await using customer = await leg(call, 'customer', codec, 700);
  await call.session.play('customer', 'tone');
  await customer.stream.hear(50);
  expect(toneLevel(await customer.stream.heardWide(400), WIDE_RATE, 440)).toBeGreaterThan(3_500);
});

const durations = (probe: RtpProbe) =>
  probe.stream.events.map((payload) => (payload[2] ?? 0) * 256 + (payload[3] ?? 0));

test('a digit of a leg with a 48 kHz clock arrives with its length at 8 kHz, and back', async () => {
  await using call = await calls.open();
  await using agent = await leg(call, 'agent', 'opus', 440);
  await using customer = await leg(call, 'customer', 'PCMA', 700);
  await call.session.route('agent', ['customer']);
  await call.session.route('customer', ['agent']);
  await Promise.all([agent.stream.hear(10), customer.stream.hear(10)]);
  agent.stream.sendDigit(5);
  customer.stream.sendDigit(11);
  await Promise.all([agent.stream.hear(20), customer.stream.hear(20)]);
  expect(call.events.flatMap((event) => (event.kind === 'dtmf' ? [event.digit] : []))).toEqual(['5', '#']);
  expect(durations(customer)).toEqual([160, 320, 480, 640, 800, 800, 800]);
  expect(durations(agent)).toEqual([960, 1_920, 2_880, 3_840, 4_800, 4_800, 4_800]);
  for (const probe of [agent, customer]) {
    const { eventTimestamps } = probe.stream;
    expect(new Set(eventTimestamps).size).toBe(1);
  }
});

test('loss in an Opus stream is bridged: the listener gets every packet, and hardly a hole in the tone', async () => {
  await using call = await calls.open();
  await using speaker = await leg(call, 'speaker', 'opus', 500);
  await using listener = await leg(call, 'listener', 'PCMA', 700);
  await call.session.route('listener', ['speaker']);
  await listener.stream.hear(25);
  const before = listener.stream.packets.length;
  for (let i = 0; i < 10; i++) {
    speaker.stream.skipFrames(1);
    await listener.stream.hear(5);
  }
  const heard = listener.stream.heard(800);
  const quiet = Array.from({ length: 40 }, (_, i) => toneLevel(heard.subarray(i * 160, i * 160 + 160), 8_000, 500));
  expect(Math.min(...quiet)).toBeGreaterThan(2_000);
  const sequences = listener.stream.packets.slice(before).map((packet) => packet.sequence);
  expect(sequences.every((sequence, i) => i === 0 || sequence === ((sequences[i - 1] ?? 0) + 1) % 65_536)).toBe(true);
});
