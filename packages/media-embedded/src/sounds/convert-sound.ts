import { readFile, rename, writeFile } from 'node:fs/promises';
import { activeLevel, type LoudnessGoal, normalised, toLinear16 } from '../audio/loudness.ts';
import { resample } from '../audio/resample.ts';
import { writeWavSound } from '../audio/wav-sound.ts';
import { WIDE_RATE } from '../codec/codec.ts';
import { decodeSound, type SoundFault } from './decode-sound.ts';

/** Five minutes take 10 MB in the engine, of which it keeps the last sixteen. */
export const LONGEST_SOUND_S = 300;
/** As loud as our own prompts, so that nobody is startled between the two. */
const LOUDNESS: LoudnessGoal = { level: -20, peak: -3 };
/** Below it there is nothing to hear, and nothing is made loud (of full scale 1). */
const SILENCE = 1e-4;

/** Which file becomes which; both paths absolute. */
export type SoundOrder = { readonly from: string; readonly to: string };

export type ConvertedSound =
  | { readonly ok: true; readonly milliseconds: number }
  | { readonly ok: false; readonly fault: SoundFault };

/**
 * Makes of a file in any common format (WAV, MP3, FLAC, Ogg with Opus or Vorbis) one the engine plays: one channel, 16 kHz, of the
 * loudness of our prompts. `to` is there only when it is whole.
 * @throws Error of the system where a file cannot be read or written
 */
export async function convertSound({ from, to }: SoundOrder): Promise<ConvertedSound> {
  const decoded = await decodeSound(await readFile(from), LONGEST_SOUND_S);
  if (typeof decoded === 'string') return { ok: false, fault: decoded };
  const { rate, samples } = decoded;
  if (activeLevel(samples, rate) < SILENCE) return { ok: false, fault: 'empty' };
  const sound = toLinear16(normalised(resample(samples, rate, WIDE_RATE), WIDE_RATE, LOUDNESS));
  await writeFile(`${to}.part`, writeWavSound({ encoding: 'linear', rate: WIDE_RATE, samples: sound }));
  await rename(`${to}.part`, to);
  return { ok: true, milliseconds: Math.round((sound.length * 1_000) / WIDE_RATE) };
}
