import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ManualClock } from '@wpm/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encode } from '../codec/g711.ts';
import { wavHeader } from '../recording/wav-header.ts';
import { type ArchiveOrder, archiveRecording, checksumOf, peaksFileOf } from './archive-recording.ts';
import { Archiver } from './archiver.ts';
import { Loudness, soundAlike } from './loudness.ts';
import { readOggOpus } from './ogg-opus.ts';
import { RATE, openStereoDecoder } from './stereo-opus.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What each channel says at a time, in samples. */
type Sound = (second: number, at: number) => readonly [agent: number, customer: number];

const tone = (hertz: number, at: number) => 8_000 * Math.sin((2 * Math.PI * hertz * at) / RATE);
/** Both speak all the time, up and down. */
const both: Sound = (_, at) => [tone(300 + 200 * Math.sin(at / 900), at), tone(500 + 300 * Math.sin(at / 700), at)];
/** They speak by turns, a second each, the agent at 440 Hz, the customer at 700. */
const byTurns: Sound = (second, at) => (second % 2 === 0 ? [tone(440, at), 0] : [0, tone(700, at)]);

function record(frames: number, sound: Sound): ArchiveOrder {
  const interleaved = new Int16Array(2 * frames);
  for (let i = 0; i < frames; i++) interleaved.set(sound(Math.floor(i / RATE), i), 2 * i);
  writeFileSync(path.join(folder, 'r.wav'), Buffer.concat([wavHeader(frames), encode('PCMA', interleaved)]));
  return { recordingId: 'r', folder, file: 'r.wav', format: 'ogg' };
}

async function sampled(file: string): Promise<Int16Array> {
  using decoder = await openStereoDecoder();
  const parts: Int16Array[] = [];
  let [skip, frames] = [0, 0];
  for await (const read of readOggOpus(chunksOf(readFileSync(path.join(folder, file))))) {
    if (read.kind === 'head') skip = read.preSkip;
    if (read.kind === 'packet') parts.push(decoder.decode(read.packet));
    if (read.kind === 'end') frames = read.frames;
  }
  const all = Int16Array.from(parts.flatMap((part) => [...part]));
  return all.subarray(2 * skip, 2 * (skip + frames));
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}

/** Level of a frequency in one channel between two seconds, in dB below full scale (Goertzel). */
function level(samples: Int16Array, channel: 0 | 1, hertz: number, [from, to]: readonly [number, number]): number {
  let [re, im] = [0, 0];
  const [first, end] = [from * RATE, to * RATE];
  for (let i = first; i < end; i++) {
    const angle = (2 * Math.PI * hertz * i) / RATE;
    const sample = samples[2 * i + channel] ?? 0;
    re += sample * Math.cos(angle);
    im += sample * Math.sin(angle);
  }
  return 20 * Math.log10((2 * Math.hypot(re, im)) / (end - first) / 32_768 + 1e-6);
}

function loudnessOf(sound: Sound, frames = 4 * RATE): Loudness {
  const loudness = new Loudness(RATE);
  for (let i = 0; i < frames; i++) loudness.add(Int16Array.from(sound(Math.floor(i / RATE), i)));
  loudness.end();
  return loudness;
}

async function readAll(bytes: Buffer): Promise<void> {
  for await (const _ of readOggOpus(chunksOf(bytes)));
}

test('every second is where it was, on the channel where it was', async () => {
  const archived = await archiveRecording(record(4 * RATE + 37, byTurns));
  expect(archived).toMatchObject({ file: 'r.ogg', durationMs: 4_004 });
  const samples = await sampled('r.ogg');
  expect(samples.length).toBe(2 * (4 * RATE + 37));
  for (let second = 0; second < 4; second++) {
    const [speaks, listens] = second % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    const [hertz, where] = [second % 2 === 0 ? 440 : 700, [second + 0.1, second + 0.9] as const];
    expect(level(samples, speaks, hertz, where)).toBeGreaterThan(-15);
    expect(level(samples, listens, hertz, where)).toBeLessThan(-60);
  }
});

test('a minute of two who speak at once is within 14 MB an hour, and its checksum and peaks are kept', async () => {
  const archived = await archiveRecording(record(60 * RATE, both));
  expect(archived.bytes * 60).toBeLessThan(15_000_000);
  expect(archived).toMatchObject(await checksumOf(path.join(folder, 'r.ogg')));
  const peaks = readFileSync(path.join(folder, peaksFileOf('r.wav')));
  expect(peaks.length).toBe(60 * 10 * 2);
  expect(Math.min(...peaks)).toBeGreaterThan(55);
  expect(Math.max(...peaks)).toBeLessThan(70);
});

test('the WAV stays, and is all there is where recordings are kept so', async () => {
  const order = record(RATE, byTurns);
  const before = readFileSync(path.join(folder, 'r.wav'));
  expect(await archiveRecording({ ...order, format: 'wav' })).toMatchObject({ file: 'r.wav', durationMs: 1_000 });
  expect(readdirSync(folder).toSorted()).toEqual(['r.peaks', 'r.wav']);
  await archiveRecording(order);
  await archiveRecording(order);
  expect(readdirSync(folder).toSorted()).toEqual(['r.ogg', 'r.peaks', 'r.wav']);
  expect(readFileSync(path.join(folder, 'r.wav')).equals(before)).toBe(true);
});

test.each([
  ['is shorter than it says', () => truncateSync(path.join(folder, 'r.wav'), 4_000)],
  ['is no recording', () => writeFileSync(path.join(folder, 'r.wav'), 'RIFF and so on, but longer than any header is')],
  ['has no header', () => truncateSync(path.join(folder, 'r.wav'), 20)],
  ['is not there', () => rmSync(path.join(folder, 'r.wav'))],
])('a file that %s is refused, and nothing is left of the try', async (_what, harm) => {
  const order = record(2 * RATE, byTurns);
  harm();
  await expect(archiveRecording(order)).rejects.toThrow();
  expect(readdirSync(folder).filter((name) => name !== 'r.wav')).toEqual([]);
});

test('an empty recording is an empty recording', async () => {
  expect(await archiveRecording(record(0, byTurns))).toMatchObject({ durationMs: 0 });
  expect((await sampled('r.ogg')).length).toBe(0);
});

test('channels that were swapped, shifted or lost do not pass for the original', () => {
  const original = loudnessOf(byTurns);
  expect(soundAlike(original, loudnessOf(byTurns))).toBe(true);
  expect(
    soundAlike(
      original,
      loudnessOf((s, at) => [byTurns(s, at)[1], byTurns(s, at)[0]]),
    ),
  ).toBe(false);
  expect(
    soundAlike(
      original,
      loudnessOf((_, at) => byTurns(Math.floor((at + 4_000) / RATE), at)),
    ),
  ).toBe(false);
  expect(
    soundAlike(
      original,
      loudnessOf((s, at) => [byTurns(s, at)[0], 0]),
    ),
  ).toBe(false);
  expect(soundAlike(original, loudnessOf(byTurns, 4 * RATE - 1))).toBe(false);
});

test('a damaged stream is noticed', async () => {
  await archiveRecording(record(3 * RATE, byTurns));
  const bytes = readFileSync(path.join(folder, 'r.ogg'));
  await readAll(bytes);
  const flipped = Buffer.from(bytes);
  flipped[1_000] = (flipped[1_000] ?? 0) ^ 1;
  await expect(readAll(flipped)).rejects.toThrow('damaged');
  await expect(readAll(bytes.subarray(0, -10))).rejects.toThrow('ends within a page');
});

test('the process of its own does it, says what went wrong, lives on, and starts again after it was killed', async () => {
  using archiver = new Archiver(new ManualClock());
  const order = record(RATE, byTurns);
  expect(await archiver.archive(order)).toMatchObject({ file: 'r.ogg' });
  await expect(archiver.archive({ ...order, file: 'nobody.wav' })).rejects.toThrow('ENOENT');
  const long = record(30 * RATE, byTurns);
  const killed = archiver.archive(long);
  archiver[Symbol.dispose]();
  await expect(killed).rejects.toThrow('SIGKILL');
  expect(await archiver.archive(long)).toMatchObject({ durationMs: 30_000 });
});

/** Processes this one has started, and that live. */
const children = (): readonly string[] =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean);

test('one process does what comes within a minute of the last, and ends then', async () => {
  const clock = new ManualClock();
  using archiver = new Archiver(clock);
  const before = new Set(children());
  const started = (): readonly string[] => children().filter((pid) => !before.has(pid));
  const order = record(RATE, byTurns);
  await archiver.archive(order);
  const first = started();
  expect(first).toHaveLength(1);
  archiver.rest();
  clock.advance(59_000);
  await archiver.archive(order);
  expect(started()).toEqual(first);
  archiver.rest();
  clock.advance(59_000);
  expect(started()).toEqual(first);
  clock.advance(1_000);
  await expect.poll(started).toEqual([]);
});

test.skipIf(!existsSync('/usr/bin/opusinfo'))(
  "opusinfo of Xiph's own tools finds nothing to say against it",
  async () => {
    await archiveRecording(record(5 * RATE, byTurns));
    const said = execFileSync('opusinfo', [path.join(folder, 'r.ogg')], { encoding: 'utf8' });
    expect(said).not.toMatch(/WARNING|ERROR/i);
    expect(said).toMatch(/Playback length: 0m:05\.000s/);
    expect(statSync(path.join(folder, 'r.ogg')).size).toBeGreaterThan(1_000);
  },
);
