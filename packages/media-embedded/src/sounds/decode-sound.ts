import { decoder as flac } from '@audio/decode-flac';
import { decoder as mp3 } from '@audio/decode-mp3';
import { decoder as opus } from '@audio/decode-opus';
import { decoder as vorbis } from '@audio/decode-vorbis';
import { decoder as wav } from '@audio/decode-wav';

/** A file of sound as it is decoded: both channels mixed to one, full scale 1. */
export type DecodedSound = { readonly rate: number; readonly samples: Float32Array };

/** Why a file becomes no sound of ours. */
export type SoundFault = 'unknown-format' | 'damaged' | 'empty' | 'too-long';

type Pcm = { readonly channelData: readonly Float32Array[]; readonly sampleRate: number };
type Decoder = { decode(chunk: Uint8Array): Pcm; flush?(): Pcm; free(): void };

const RATES = { least: 8_000, most: 192_000 } as const;
/** So much is decoded at once: a file that says little in many bytes, or much in few, is stopped in time. */
const CHUNK = 64 * 1024;

/** What begins so; an Ogg file says what is in it at the beginning of its first page. */
const SIGNATURES: readonly (readonly [at: number, text: string, open: () => Decoder | Promise<Decoder>])[] = [
  [8, 'WAVE', wav],
  [0, 'fLaC', flac],
  [28, 'OpusHead', opus],
  [28, '\u0001vorbis', vorbis],
  [0, 'ID3', mp3],
];

/** @param maxSeconds what is longer is a fault, found before all of it is decoded */
export async function decodeSound(file: Uint8Array, maxSeconds: number): Promise<DecodedSound | SoundFault> {
  const open = openerOf(file);
  if (!open) return 'unknown-format';
  const decoder = await open();
  try {
    return decodeAll(decoder, file, maxSeconds);
  } catch {
    return 'damaged';
  } finally {
    decoder.free();
  }
}

function openerOf(file: Uint8Array): (() => Decoder | Promise<Decoder>) | undefined {
  const start = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, 64)).toString('latin1');
  const known = SIGNATURES.find(([at, text]) => start.startsWith(text, at));
  if (known) return known[2];
  // MPEG audio without a tag begins with the eleven bits of a frame's synchronisation.
  return file[0] === 0xff && ((file[1] ?? 0) & 0xe0) === 0xe0 ? mp3 : undefined;
}

function decodeAll(decoder: Decoder, file: Uint8Array, maxSeconds: number): DecodedSound | SoundFault {
  const parts: Float32Array[] = [];
  let [rate, length] = [0, 0];
  for (const { channelData, sampleRate } of decodedBy(decoder, file)) {
    if (!channelData[0]?.length) continue;
    if (rate === 0) rate = sampleRate;
    if (sampleRate !== rate || rate < RATES.least || rate > RATES.most) return 'damaged';
    const samples = mixed(channelData);
    parts.push(samples);
    length += samples.length;
    if (length > maxSeconds * rate) return 'too-long';
  }
  return length === 0 ? 'damaged' : { rate, samples: joined(parts, length) };
}

function* decodedBy(decoder: Decoder, file: Uint8Array): Generator<Pcm> {
  for (let at = 0; at < file.length; at += CHUNK) yield decoder.decode(file.subarray(at, at + CHUNK));
  const rest = decoder.flush?.();
  if (rest) yield rest;
}

/** All channels in one; what is not a number is silence. */
function mixed(channels: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(channels[0]?.length ?? 0);
  for (const channel of channels) {
    for (let i = 0; i < out.length; i++) {
      const sample = channel[i] ?? 0;
      if (Number.isFinite(sample)) out[i] = (out[i] ?? 0) + sample / channels.length;
    }
  }
  return out;
}

function joined(parts: readonly Float32Array[], length: number): Float32Array {
  const out = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
