import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { WIDE_RATE, decode, readWavSound, resample } from '@wpm/media-embedded/wire';

const FOLDER = path.join(import.meta.dirname, '..', '..', 'sounds');
/** Somebody who has said something waits for what the other says. */
const PAUSE_MS = 2_500;

/** What customers say, each a sentence and the wait after it, at 16 kHz (`scripts/speak-customers.ts`). */
export function customerVoices(): readonly Int16Array[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.wav'));
  return files.toSorted().map((name) => withPause(readVoice(path.join(FOLDER, name))));
}

function readVoice(file: string): Float32Array {
  const sound = readWavSound(readFileSync(file));
  if (!sound) throw new Error(`${file} is no sound of ours`);
  const samples = sound.encoding === 'PCMA' ? decode('PCMA', Buffer.from(sound.bytes)) : sound.samples;
  return resample(Float32Array.from(samples), sound.rate, WIDE_RATE);
}

function withPause(sentence: Float32Array): Int16Array {
  const said = new Int16Array(sentence.length + (PAUSE_MS * WIDE_RATE) / 1_000);
  said.set(Int16Array.from(sentence, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample)))));
  return said;
}
