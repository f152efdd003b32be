import { decode } from '@wpm/media-embedded/wire';

export interface Wav {
  readonly sampleRate: number;
  /** One array of linear samples per channel. */
  readonly channels: readonly Int16Array[];
}

const FORMATS = { 1: 'PCM16', 6: 'PCMA', 7: 'PCMU' } as const;

/**
 * Reads a WAV file of A-law, µ-law or 16-bit PCM, as far as its header promises sound.
 * @throws Error if it is none, or promises more than there is
 */
export function readWav(file: Uint8Array): Wav {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    throw new Error('no WAV');
  const format = chunk(bytes, 'fmt ');
  const data = chunk(bytes, 'data');
  const encoding = Object.entries(FORMATS).find(([tag]) => Number(tag) === format.readUInt16LE(0))?.[1];
  if (!encoding) throw new Error(`WAV format ${format.readUInt16LE(0)} is not read here`);
  const count = format.readUInt16LE(2);
  const samples = encoding === 'PCM16' ? readPcm16(data) : decode(encoding, data);
  const channels = Array.from({ length: count }, (_, channel) =>
    Int16Array.from({ length: Math.floor(samples.length / count) }, (__, i) => samples[i * count + channel] ?? 0),
  );
  return { sampleRate: format.readUInt32LE(4), channels };
}

function chunk(bytes: Buffer, name: string): Buffer {
  for (let at = 12; at + 8 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) throw new Error(`chunk ends at ${end}, the file at ${bytes.length}`);
    if (bytes.toString('latin1', at, at + 4) === name) return bytes.subarray(at + 8, end);
    at = end + (end % 2);
  }
  throw new Error(`no ${name.trim()} chunk`);
}

const readPcm16 = (data: Buffer) =>
  Int16Array.from({ length: Math.floor(data.length / 2) }, (_, i) => data.readInt16LE(2 * i));

/** A mono 16-bit WAV file, as Chromium's `--use-file-for-fake-audio-capture` wants it at 48 kHz. */
export function writeWav(samples: Int16Array, sampleRate: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + 2 * samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(2 * sampleRate, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(2 * samples.length, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]);
}
