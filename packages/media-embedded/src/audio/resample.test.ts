import { expect, test } from 'vitest';
import { activeLevel, decibels, normalised, rms } from './loudness.ts';
import { resample } from './resample.ts';

const tone = (hz: number, rate: number, seconds = 0.5): Float32Array =>
  Float32Array.from({ length: rate * seconds }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / rate));

const middle = (samples: Float32Array): Float32Array =>
  samples.subarray(Math.floor(samples.length / 4), Math.floor((3 * samples.length) / 4));

const RATES = [
  [44_100, 16_000],
  [48_000, 8_000],
  [22_050, 8_000],
  [8_000, 16_000],
  [11_025, 16_000],
] as const;

test.each(RATES)('%i to %i: as long, and a tone both rates carry stays as loud', (from, to) => {
  const out = resample(tone(1_000, from), from, to);
  expect(Math.abs(out.length / to - 0.5)).toBeLessThan(0.001);
  expect(decibels(rms(middle(out)) / rms(tone(1_000, from)))).toBeCloseTo(0, 0);
});

test.each([
  [44_100, 16_000, 9_000],
  [48_000, 8_000, 5_000],
  [22_050, 8_000, 6_000],
] as const)('%i to %i: a tone of %i Hz is filtered out and does not come back as another', (from, to, hz) => {
  const out = resample(tone(hz, from), from, to);
  expect(decibels(rms(middle(out)))).toBeLessThan(-70);
});

test('a quiet sound is brought to its goal, a peaky one only as far as its peak allows, and silence stays silence', () => {
  const goal = { level: -20, peak: -3 };
  const quiet = tone(500, 8_000).map((sample) => sample * 0.01);
  expect(decibels(activeLevel(normalised(quiet, 8_000, goal), 8_000))).toBeCloseTo(-20, 1);
  const peaky = quiet.with(100, 0.9);
  expect(decibels(normalised(peaky, 8_000, goal)[100] ?? 0)).toBeLessThan(-2.9);
  expect(normalised(new Float32Array(800), 8_000, goal).every((sample) => sample === 0)).toBe(true);
});

test('pauses do not count: speech with a long pause is as loud as without', () => {
  const speech = tone(500, 8_000);
  const paused = new Float32Array(40_000);
  paused.set(speech);
  expect(activeLevel(paused, 8_000)).toBeCloseTo(activeLevel(speech, 8_000), 3);
});
