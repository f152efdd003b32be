import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activeLevel, decibels } from '../audio/loudness.ts';
import { readWavSound, writeWavSound } from '../audio/wav-sound.ts';
import { convertSound, LONGEST_SOUND_S } from './convert-sound.ts';

const SAMPLES = new URL('samples/', import.meta.url);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wpm-sounds-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What becomes of these bytes. */
async function converted(bytes: Uint8Array) {
  const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to.wav')];
  await rm(to, { force: true });
  await writeFile(from, bytes);
  const result = await convertSound({ from, to });
  const file = await readFile(to).catch(() => undefined);
  return { result, sound: file && readWavSound(file) };
}

/** Zero crossings upwards a second: the frequency of a tone. */
function hertz(samples: Float32Array, rate: number): number {
  let crossings = 0;
  for (let i = 1; i < samples.length; i++) if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) crossings++;
  return (crossings * rate) / samples.length;
}

const wave = (seconds: number, rate: number, gain: number): Uint8Array =>
  writeWavSound({
    encoding: 'linear',
    rate,
    samples: Int16Array.from({ length: seconds * rate }, (_, i) => gain * Math.sin((2 * Math.PI * 500 * i) / rate)),
  });

test.each(['tone.mp3', 'tone.flac', 'tone-vorbis.ogg', 'tone-opus.ogg'])(
  '%s, 0.4 s of 500 Hz on the left at 44.1 kHz, becomes the same tone at 16 kHz, as loud as a prompt',
  async (name) => {
    const { result, sound } = await converted(await readFile(new URL(name, SAMPLES)));
    if (!result.ok || sound?.encoding !== 'linear') throw new Error(`not converted: ${JSON.stringify(result)}`);
    // An MP3 carries the delay of its encoder and fills its last frame.
    expect(result.milliseconds).toBeGreaterThan(390);
    expect(result.milliseconds).toBeLessThan(520);
    const samples = Float32Array.from(sound.samples, (sample) => sample / 32_768);
    expect(sound.rate).toBe(16_000);
    expect(decibels(activeLevel(samples, 16_000))).toBeCloseTo(-20, 0);
    expect(hertz(samples.subarray(1_600, 5_600), 16_000)).toBeCloseTo(500, -1);
  },
);

test('a WAV of any rate is read', async () => {
  const { result, sound } = await converted(wave(2, 22_050, 3_000));
  expect(result).toEqual({ ok: true, milliseconds: 2_000 });
  expect(sound?.rate).toBe(16_000);
});

test.each([
  ['text', Buffer.from('#!/bin/sh\nexit 1\n'), 'unknown-format'],
  ['nothing', Buffer.alloc(0), 'unknown-format'],
  ['a WAV without sound', wave(0, 8_000, 0), 'damaged'],
  ['an MP3 of garbage', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(5_000, 0x5a)]), 'damaged'],
  ['a FLAC cut off in its header', Buffer.from('fLaC\0\0\0'), 'damaged'],
  ['silence', wave(1, 8_000, 0), 'empty'],
  ['more than five minutes', wave(LONGEST_SOUND_S + 1, 8_000, 3_000), 'too-long'],
])('%s is refused, and no file is left', async (_name, bytes, fault) => {
  expect(await converted(bytes)).toEqual({ result: { ok: false, fault }, sound: undefined });
});
