/** WAVE format tags (RFC 2361). */
const PCM = 1;
const ALAW = 6;

/** What a sound file of ours holds: A-law at 8 kHz, or 16 bits at any rate; one channel. */
export type WavSound =
  | { readonly encoding: 'PCMA'; readonly rate: 8_000; readonly bytes: Uint8Array }
  | { readonly encoding: 'linear'; readonly rate: number; readonly samples: Int16Array };

const HEADER = 44;

/** Writes a file any player opens. */
export function writeWavSound(sound: WavSound): Uint8Array {
  const isLaw = sound.encoding === 'PCMA';
  const data = isLaw
    ? sound.bytes
    : new Uint8Array(sound.samples.buffer, sound.samples.byteOffset, sound.samples.byteLength);
  const width = isLaw ? 1 : 2;
  const out = Buffer.alloc(HEADER + data.length);
  out.write('RIFF', 0, 'latin1');
  out.writeUInt32LE(HEADER - 8 + data.length, 4);
  out.write('WAVEfmt ', 8, 'latin1');
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(isLaw ? ALAW : PCM, 20);
  out.writeUInt16LE(1, 22);
  out.writeUInt32LE(sound.rate, 24);
  out.writeUInt32LE(sound.rate * width, 28);
  out.writeUInt16LE(width, 32);
  out.writeUInt16LE(8 * width, 34);
  out.write('data', 36, 'latin1');
  out.writeUInt32LE(data.length, 40);
  out.set(data, HEADER);
  return out;
}

/** Reads a file `writeWavSound` wrote; undefined if it is another. */
export function readWavSound(file: Buffer): WavSound | undefined {
  if (file.length < HEADER || file.toString('latin1', 8, 16) !== 'WAVEfmt ') return undefined;
  const [tag, channels, rate] = [file.readUInt16LE(20), file.readUInt16LE(22), file.readUInt32LE(24)];
  const data = file.subarray(HEADER, HEADER + file.readUInt32LE(40));
  if (channels !== 1) return undefined;
  if (tag === ALAW && rate === 8_000) return { encoding: 'PCMA', rate, bytes: data };
  if (tag !== PCM || file.readUInt16LE(34) !== 16) return undefined;
  const samples = new Int16Array(data.length >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = data.readInt16LE(2 * i);
  return { encoding: 'linear', rate, samples };
}
