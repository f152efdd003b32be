import { readFileSync, readdirSync, statSync } from 'node:fs';
import { PROMPT_IDS, PROMPT_LANGUAGES, promptText } from '@wpm/media';
import { describe, expect, test } from 'vitest';
import { decode } from '../codec/g711.ts';
import { activeLevel, decibels, rms } from './loudness.ts';
import { readWavSound } from './wav-sound.ts';

const FOLDER = new URL('../../sounds/', import.meta.url);
const RATE = 8_000;
/** The loudest A-law can say: what reaches it is clipped. */
const LOUDEST = 32_256;

function read(name: string): Float32Array {
  const sound = readWavSound(readFileSync(new URL(name, FOLDER)));
  if (sound?.encoding !== 'PCMA') throw new Error(`${name} is no A-law`);
  return Float32Array.from(decode('PCMA', sound.bytes), (sample) => sample / 32_768);
}

const peakOf = (samples: Float32Array): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

/** Share of a sound's power below a frequency, by a first look at every 40th of a second (DFT of 200 samples, 40 Hz apart). */
function shareBelow(samples: Float32Array, hz: number): number {
  const bins = new Float64Array(101);
  for (let at = 0; at + 200 <= samples.length; at += 16_000) {
    for (let bin = 0; bin <= 100; bin++) {
      let [real, imaginary] = [0, 0];
      for (let i = 0; i < 200; i++) {
        const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / 200);
        real += window * (samples[at + i] ?? 0) * Math.cos((2 * Math.PI * bin * i) / 200);
        imaginary += window * (samples[at + i] ?? 0) * Math.sin((2 * Math.PI * bin * i) / 200);
      }
      bins[bin] = (bins[bin] ?? 0) + real * real + imaginary * imaginary;
    }
  }
  const below = bins.subarray(0, Math.floor(hz / 40) + 1).reduce((sum, power) => sum + power, 0);
  return below / bins.reduce((sum, power) => sum + power, 0);
}

describe('the music on hold', () => {
  const music = read('music.wav');

  test('is at least a minute of whole packets at -24 dB of full scale, with room above its peak', () => {
    expect(music.length / RATE).toBeGreaterThanOrEqual(60);
    expect(music.length % 160).toBe(0);
    expect(decibels(rms(music))).toBeGreaterThan(-25);
    expect(decibels(rms(music))).toBeLessThan(-23);
    expect(decibels(peakOf(music))).toBeLessThan(-6);
  });

  test('no two seconds of it are silent, and none jumps out', () => {
    for (let at = 0; at < music.length; at += 2 * RATE) {
      const level = decibels(rms(music.subarray(at, at + 2 * RATE)));
      expect(level).toBeGreaterThan(-36);
      expect(level).toBeLessThan(-19);
    }
  });

  test('does not click where it begins again: the step there is one of many', () => {
    const step = (i: number) => Math.abs((music[(i + 1) % music.length] ?? 0) - (music[i] ?? 0));
    const largest = music.reduce((most, _, i) => (i === music.length - 1 ? most : Math.max(most, step(i))), 0);
    expect(step(music.length - 1)).toBeLessThan(largest / 2);
    // Nor is it cut off: the hundredth of a second before is about as loud as the one after.
    const [before, after] = [music.subarray(-800), music.subarray(0, 800)].map((part) => decibels(rms(part)));
    expect(Math.abs((before ?? 0) - (after ?? 0))).toBeLessThan(12);
  });

  test('has next to nothing above what a telephone carries', () => {
    expect(shareBelow(music, 3_400)).toBeGreaterThan(0.999);
  });
});

describe.each(PROMPT_LANGUAGES)('the prompts in %s', (language) => {
  test.each(PROMPT_IDS)('%s is there, as long as its words, at the level of a voice, not clipped', (prompt) => {
    const samples = read(`${language}/${prompt}.wav`);
    const seconds = samples.length / RATE;
    const letters = promptText(prompt, language).length;
    expect(seconds).toBeGreaterThan(Math.max(0.3, letters * 0.04));
    expect(seconds).toBeLessThan(1.2 + letters * 0.12);
    expect(decibels(activeLevel(samples, RATE))).toBeGreaterThan(-24);
    expect(decibels(activeLevel(samples, RATE))).toBeLessThan(-18);
    expect(peakOf(samples) * 32_768).toBeLessThan(LOUDEST);
    expect(decibels(rms(samples.subarray(0, 80)))).toBeLessThan(-40);
    expect(decibels(rms(samples.subarray(-80)))).toBeLessThan(-40);
  });

  test('no file is left over, and all of them are small', () => {
    const files = readdirSync(new URL(`${language}/`, FOLDER));
    expect(files.toSorted()).toEqual(PROMPT_IDS.map((prompt) => `${prompt}.wav`).toSorted());
    const bytes = files.reduce((sum, file) => sum + statSync(new URL(`${language}/${file}`, FOLDER)).size, 0);
    expect(bytes).toBeLessThan(1_000_000);
  });
});
