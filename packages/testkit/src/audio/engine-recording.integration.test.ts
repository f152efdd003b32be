import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MediaSession, RecordingMark } from '@wpm/media';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineCalls, RTP } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { toneLevel } from './tone.ts';
import { readWav } from './wav.ts';

const RATE = 8_000;
/** Amplitudes: a probe speaks at some 10,000, and what is silent is so to the last bit of A-law. */
const LOUD = 5_000;
const SILENT = 16;
/** A mark is whole milliseconds, and a tone passes through zero. */
const ROUNDED_MS = 2;
/** A packet, and how late a busy machine has one. */
const BESIDE_MS = 300;

let engine: EngineProcess;

beforeAll(async () => {
  engine = await EngineProcess.start();
});
afterAll(() => engine[Symbol.asyncDispose]());

async function leg(session: MediaSession, id: string, hz: number): Promise<RtpProbe> {
  const probe = await RtpProbe.open({ hz });
  probe.complete(await session.accept(id, probe.offer(), RTP));
  probe.start();
  return probe;
}

async function channelsOf(file: string): Promise<readonly [Int16Array, Int16Array]> {
  const [left, right] = readWav(await readFile(path.join(engine.recordings, file))).channels;
  if (!left || !right) throw new Error('two channels were to be recorded');
  return [left, right];
}

/** The part of a channel between two instants, in milliseconds. */
const part = (channel: Int16Array, fromMs: number, toMs: number) =>
  channel.subarray(Math.round((fromMs * RATE) / 1_000), Math.round((toMs * RATE) / 1_000));

/** The longest stretch without a sound, in milliseconds. */
function longestSilence(channel: Int16Array): { fromMs: number; toMs: number } {
  let longest = { from: 0, to: 0 };
  let from = 0;
  channel.forEach((sample, at) => {
    if (Math.abs(sample) >= SILENT) from = at + 1;
    else if (at + 1 - from > longest.to - longest.from) longest = { from, to: at + 1 };
  });
  return { fromMs: (longest.from * 1_000) / RATE, toMs: (longest.to * 1_000) / RATE };
}

/** What the engine says of it is where it is in the file, to the millisecond; the sound beside it is a packet further away at most. */
function expectAt(gap: ReturnType<typeof longestSilence>, paused?: RecordingMark, goesOn?: RecordingMark): void {
  const [fromMs, toMs] = [paused?.atMs ?? NaN, goesOn?.atMs ?? NaN];
  expect(gap.fromMs).toBeLessThanOrEqual(fromMs + ROUNDED_MS);
  expect(gap.toMs).toBeGreaterThanOrEqual(toMs - ROUNDED_MS);
  expect([gap.fromMs > fromMs - BESIDE_MS, gap.toMs < toMs + BESIDE_MS]).toEqual([true, true]);
}

test('a pause is silence on both channels though both speak, outlives call control, and the length stays true', async () => {
  const plane = await engine.connect();
  const call = await new EngineCalls(plane).open();
  await using agent = await leg(call.session, 'agent', 440);
  await using _customer = await leg(call.session, 'customer', 700);
  await call.session.route('agent', ['customer']);
  await call.session.route('customer', ['agent']);
  await agent.stream.hear(5);
  await call.session.record({ agent: ['agent'], customer: ['customer'], recordingId: 'card-data' });
  const startedAt = performance.now();
  await agent.stream.hear(50);
  const pauseAsked = performance.now();
  const paused = await call.session.pauseRecording();
  const pauseGiven = performance.now();
  await agent.stream.hear(25);
  await plane[Symbol.asyncDispose]();
  await agent.stream.hear(25);
  const adopted = await (await engine.connect()).adoptSession(call.session.id);
  if (!adopted) throw new Error('the session is gone');
  const goOnAsked = performance.now();
  const goesOn = await adopted.resumeRecording();
  const goOnGiven = performance.now();
  await agent.stream.hear(50);
  const stopAsked = performance.now();
  const report = await adopted.close();
  expect(Math.abs((report?.durationMs ?? 0) - (stopAsked - startedAt))).toBeLessThan(250);
  for (const [index, channel] of (await channelsOf(report?.file ?? '')).entries()) {
    const [own, other] = index === 0 ? [440, 700] : [700, 440];
    const gap = longestSilence(channel);
    // Never shorter than what the user was promised; a packet that straddles the end of the pause may lengthen it.
    expect(gap.toMs - gap.fromMs).toBeGreaterThan(goOnAsked - pauseGiven - 5);
    expect(gap.toMs - gap.fromMs).toBeLessThan(goOnGiven - pauseAsked + 100);
    expectAt(gap, paused, goesOn);
    for (const heard of [part(channel, gap.fromMs - 700, gap.fromMs), part(channel, gap.toMs, gap.toMs + 700)]) {
      expect(toneLevel(heard, RATE, own)).toBeGreaterThan(LOUD);
      expect(toneLevel(heard, RATE, other)).toBeLessThan(100);
    }
  }
});
