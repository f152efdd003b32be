import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AudioSource } from '@wpm/media';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WIDE_FRAME } from '../codec/codec.ts';
import { SoundLibrary } from './sound-library.ts';
import type { Track } from './track.ts';
import { writeWavSound } from './wav-sound.ts';

let folder: string;
let library: SoundLibrary;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wpm-sounds-'));
  library = await SoundLibrary.open({ country: 'DE', folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** 20 ms steps until it is over, at most `most`. */
function length(track: Track, most = 1_000): number {
  for (let frames = 0; frames < most; frames++) if (!track.next()) return frames;
  return most;
}

const UNKNOWN = { name: 'MediaError', code: 'audio/unknown' };

test('tones and music never end, a prompt does', async () => {
  for (const source of ['ringback', 'busy', 'congestion', 'waiting', 'tone', 'music'] as const) {
    expect(length(await library.trackOf(source))).toBe(1_000);
  }
  const goodbye = length(await library.trackOf({ prompt: 'goodbye', language: 'pl' }));
  expect(goodbye).toBeGreaterThan(50);
  expect(goodbye).toBeLessThan(300);
});

/** Packets until the first that is silent. */
async function soundsFor(source: Exclude<AudioSource, 'echo'>): Promise<number> {
  const track = await library.trackOf(source);
  for (let frames = 0; ; frames++)
    if (
      track
        .next()
        ?.linear()
        .every((sample) => sample === 0)
    )
      return frames;
}

test('a tone is of the country of the engine unless another is named', async () => {
  expect(await soundsFor('busy')).toBe(24 + 1);
  expect(await soundsFor({ tone: 'busy', country: 'CZ' })).toBe(17);
});

test('a sequence gives each step its time and is over after the last', async () => {
  const track = await library.trackOf({
    sequence: [{ sound: 'music', ms: 100 }, { silenceMs: 60 }, { sound: 'tone', ms: 40 }],
    loop: false,
  });
  expect(length(track)).toBe(5 + 3 + 2);
});

test("a tenant's file is heard in full band, and again when it was replaced by nothing it knew", async () => {
  await expect(library.trackOf({ file: 'hello' })).rejects.toMatchObject(UNKNOWN);
  const samples = new Int16Array(10 * WIDE_FRAME - 7).fill(500);
  await writeFile(path.join(folder, 'hello.wav'), writeWavSound({ encoding: 'linear', rate: 16_000, samples }));
  const track = await library.trackOf({ file: 'hello' });
  expect(track.next()?.band).toBe('wide');
  expect(length(track)).toBe(9);
});

test.each(['../settings', '', 'a/b', 'no-such'])('the file %o is refused', async (file) => {
  await expect(library.trackOf({ file })).rejects.toMatchObject(UNKNOWN);
});

test('a prompt there is none of is refused, and reads no file', async () => {
  // As it may come over the control socket.
  const source = JSON.parse('{"prompt":"../../package","language":"pl"}');
  await expect(library.trackOf(source)).rejects.toMatchObject(UNKNOWN);
});
