import { expect, test } from 'vitest';
import { decode, encode, lawTable } from '../codec/g711.ts';
import { makeSoundLibrary } from './loop.ts';
import { composeMusic } from './music.ts';

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
  const { tone } = makeSoundLibrary();
  const out = new Uint8Array(160);
  const twoRounds = Array.from({ length: 5 }, (_, i) => {
    tone.copyFrame('PCMA', i * 160, out, 0);
    return [...out];
  }).flat();
  expect(twoRounds.slice(200, 400)).toEqual(twoRounds.slice(0, 200));
});

test('the music is soft, never clips, and does not click where it begins again', () => {
  const music = composeMusic();
  expect(music.length / 8_000).toBe(24);
  const peak = music.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(peak).toBeGreaterThan(2_000);
  expect(peak).toBeLessThan(14_000);
  const step = (i: number) => Math.abs((music[i] ?? 0) - (music[(i + 1) % music.length] ?? 0));
  const largest = music.slice(0, -1).reduce((most, _, i) => Math.max(most, step(i)), 0);
  expect(step(music.length - 1)).toBeLessThan(largest / 2);
});
