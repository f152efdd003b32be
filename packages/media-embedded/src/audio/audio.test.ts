import { expect, test } from 'vitest';
import { decode, encode, lawTable } from '../codec/g711.ts';
import { WIDE_FRAME, WIDE_RATE } from '../codec/codec.ts';
import { decibels, rms } from './loudness.ts';
import { FRAME, Loop } from './loop.ts';
import { steadyTone } from './tones.ts';
import { Track } from './track.ts';

/** dB of full scale. */
const levelOf = (samples: Int16Array): number => decibels(rms(Float32Array.from(samples, (sample) => sample / 32_768)));

test('known values of G.711 come out', () => {
  expect([...decode('PCMA', Uint8Array.of(0xd5, 0x55, 0xaa, 0x2a))]).toEqual([8, -8, 32_256, -32_256]);
  expect([...decode('PCMU', Uint8Array.of(0xff, 0x7f, 0x80, 0x00))]).toEqual([0, 0, 32_124, -32_124]);
});

test.each(['PCMA', 'PCMU'] as const)('%s: what was encoded decodes to within its step', (codec) => {
  const samples = Int16Array.from({ length: 2_000 }, (_, i) => (i - 1_000) * 32);
  const back = decode(codec, encode(codec, samples));
  const worst = samples.map((sample, i) => Math.abs(sample - (back[i] ?? 0)) / (Math.abs(sample) + 500));
  expect(Math.max(...worst)).toBeLessThan(0.05);
});

test('translating to the other law and back changes a sample by at most a step', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const there = bytes.map((byte) => lawTable('PCMA', 'PCMU')[byte] ?? 0);
  const back = there.map((byte) => lawTable('PCMU', 'PCMA')[byte] ?? 0);
  const [before, after] = [decode('PCMA', bytes), decode('PCMA', back)];
  before.forEach((sample, i) =>
    expect(Math.abs(sample - (after[i] ?? 0))).toBeLessThanOrEqual(Math.abs(sample) / 14 + 16),
  );
});

test('a loop goes round without a seam, frame by frame', () => {
  const tone = Loop.of(steadyTone());
  const out = new Uint8Array(FRAME);
  const twoRounds = Array.from({ length: 5 }, (_, i) => {
    tone.copyFrame('PCMA', i * FRAME, out, 0);
    return [...out];
  }).flat();
  expect(twoRounds.slice(200, 400)).toEqual(twoRounds.slice(0, 200));
});

/** Level of 20 ms from the midst of a sound, as G.711 carries it. */
function heard(loop: Loop | undefined): number {
  const out = new Uint8Array(FRAME);
  loop?.copyFrame('PCMA', 20 * FRAME, out, 0);
  return levelOf(decode('PCMA', out));
}

test('a wide sound is heard at 8 kHz as at 16, and nothing of it folds back', async () => {
  const tones = [1_000, 6_000].map((hz) =>
    Int16Array.from({ length: WIDE_RATE }, (_, i) => 8_000 * Math.sin((2 * Math.PI * hz * i) / WIDE_RATE)),
  );
  const [low, high] = await Promise.all(tones.map((samples) => Loop.ofWide(samples)));
  expect(heard(low)).toBeGreaterThan(-16);
  expect(heard(high)).toBeLessThan(-60);
  expect(low?.frameAt(0).linear().length).toBe(WIDE_FRAME);
});

/** Two sounds that are told apart by their sign. */
const [above, below] = [1_000, -1_000].map((sample) => Loop.of(new Int16Array(FRAME).fill(sample)));

/** Tracks of two parts: so many packets above zero, one below. */
function trackOf(frames: number, isLoop: boolean): Track {
  if (!above || !below) throw new Error('no sounds');
  const parts = [
    { sound: above, frames },
    { sound: below, frames: 1 },
  ];
  return new Track(parts, isLoop);
}

const signOf = (track: Track, steps?: number) => Math.sign(track.next(steps)?.linear()[WIDE_FRAME - 1] ?? 0);

test('a track plays its parts one after the other and is over after the last, unless it is a loop', () => {
  const once = trackOf(2, false);
  expect(Array.from({ length: 5 }, () => signOf(once))).toEqual([1, 1, -1, 0, 0]);
  const endless = trackOf(2, true);
  expect(Array.from({ length: 5 }, () => signOf(endless))).toEqual([1, 1, -1, 1, 1]);
});

test('what a stall kept from being sent is left out, not sent later', () => {
  const track = trackOf(3, false);
  expect(signOf(track)).toBe(1);
  expect(signOf(track, 3)).toBe(-1);
  expect(track.next()).toBeUndefined();
});
