import { spawnSync } from 'node:child_process';
import type { PromptLanguage } from '@wpm/media';
import { normalised, rms, toLinear16 } from '../../packages/media-embedded/src/audio/loudness.ts';
import { resample } from '../../packages/media-embedded/src/audio/resample.ts';
import { readWavSound, writeWavSound } from '../../packages/media-embedded/src/audio/wav-sound.ts';
import { encode } from '../../packages/media-embedded/src/codec/g711.ts';

export const RATE = 8_000;
const VOICES: Readonly<Record<PromptLanguage, string>> = { pl: 'pl', en: 'en-gb' };
/** Words a minute: slower than the voice's own 175, for callers who hear it once. */
const SPEED = 145;
const GOAL = { level: -20, peak: -1 } as const;
/** Below this, as a share of full scale, is no speech any more. */
const SILENCE = 0.003;
const LEAD_MS = 40;
const TAIL_MS = 100;
const FADE_MS = 5;

const samplesOf = (ms: number): number => (ms * RATE) / 1_000;

function speak(text: string, language: PromptLanguage): Float32Array {
  const { stdout, status, error } = spawnSync(
    'espeak-ng',
    ['-v', VOICES[language], '-s', String(SPEED), '--stdout', text],
    { maxBuffer: 2 ** 26 },
  );
  if (error ?? status !== 0) throw new Error(`espeak-ng did not speak: apt install espeak-ng`, { cause: error });
  // It writes to a pipe, so its header does not know how long the sound is.
  stdout.writeUInt32LE(stdout.length - 44, 40);
  const sound = readWavSound(stdout);
  if (sound?.encoding !== 'linear') throw new Error('espeak-ng wrote no linear WAV');
  const samples = Float32Array.from(sound.samples, (sample) => sample / 32_768);
  return resample(samples, sound.rate, RATE);
}

/** From the first sound to the last, swelling and fading, in silence that gives the listener time. */
function trimmed(samples: Float32Array): Float32Array {
  const frame = samplesOf(10);
  const loud = Array.from(
    { length: Math.ceil(samples.length / frame) },
    (_, i) => rms(samples.subarray(i * frame, (i + 1) * frame)) > SILENCE,
  );
  const cut = samples.subarray(loud.indexOf(true) * frame, (loud.lastIndexOf(true) + 1) * frame);
  const fade = samplesOf(FADE_MS);
  const out = new Float32Array(samplesOf(LEAD_MS) + cut.length + samplesOf(TAIL_MS));
  const faded = cut.map((sample, i) => sample * Math.min(1, i / fade, (cut.length - 1 - i) / fade));
  out.set(faded, samplesOf(LEAD_MS));
  return out;
}

/** The text as a WAV of A-law at 8 kHz, trimmed and as loud as all the others. @throws where eSpeak NG does not speak */
export function spoken(
  text: string,
  language: PromptLanguage,
): { readonly file: Uint8Array; readonly seconds: number } {
  const samples = normalised(trimmed(speak(text, language)), RATE, GOAL);
  const bytes = encode('PCMA', toLinear16(samples));
  return { file: writeWavSound({ encoding: 'PCMA', rate: RATE, bytes }), seconds: bytes.length / RATE };
}
