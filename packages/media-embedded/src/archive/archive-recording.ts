import { createHash, randomInt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Loudness, soundAlike } from './loudness.ts';
import { OggOpusWriter, readOggOpus } from './ogg-opus.ts';
import { PACKET_FRAMES, RATE, openStereoDecoder, openStereoEncoder } from './stereo-opus.ts';
import { wavFrames } from './wav-frames.ts';

/** What recordings are kept as: as they were written, or a sixth of it in Ogg/Opus. */
export type ArchiveFormat = 'ogg' | 'wav';

export type ArchiveOrder = {
  readonly recordingId: string;
  /** The recordings folder. */
  readonly folder: string;
  /** The finished WAV, relative to it. */
  readonly file: string;
  readonly format: ArchiveFormat;
};

/** A recording as it is kept. */
export type Archived = {
  /** What is to be played from now on, relative to the recordings folder. */
  readonly file: string;
  readonly bytes: number;
  readonly durationMs: number;
  /** Of that file, in hexadecimal. */
  readonly sha256: string;
};

/** Where the peaks of a recording are: `POINTS_PER_SECOND` a second, agent and customer by turns, a byte each. */
export const peaksFileOf = (file: string): string => withExtension(file, '.peaks');

/** The recording as it was written, beside the one that is kept. */
export const wavFileOf = (file: string): string => withExtension(file, '.wav');

/**
 * Makes of a finished recording what is kept of it: the file in its format, its peaks, its checksum. What is coded is read back from
 * disk, decoded and compared before it takes its name; the WAV is left alone. Done twice it does the same again.
 * @throws Error where the WAV is not whole, or what was made of it does not sound like it
 */
export async function archiveRecording(order: ArchiveOrder): Promise<Archived> {
  const { folder, file, format } = order;
  const source = path.join(folder, file);
  const loudness = format === 'ogg' ? await code(source, order) : await listen(source);
  await writeWhole(path.join(folder, peaksFileOf(file)), (handle) => handle.writeFile(loudness.peaks()));
  const kept = format === 'ogg' ? withExtension(file, '.ogg') : file;
  const { sha256, bytes } = await checksumOf(path.join(folder, kept));
  return { file: kept, bytes, durationMs: Math.floor((loudness.frames * 1_000) / RATE), sha256 };
}

/** SHA-256 of a file, in hexadecimal, and its length. */
export async function checksumOf(file: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function listen(source: string): Promise<Loudness> {
  const loudness = new Loudness(RATE);
  for await (const frames of wavFrames(source, RATE)) loudness.add(frames);
  loudness.end();
  return loudness;
}

async function code(source: string, { folder, file, recordingId }: ArchiveOrder): Promise<Loudness> {
  const target = path.join(folder, withExtension(file, '.ogg'));
  let original: Loudness | undefined;
  await writeWhole(target, async (handle, temporary) => {
    original = await encode(source, handle, recordingId);
    await handle.sync();
    if (!soundAlike(original, await decoded(temporary)))
      throw new Error('what was coded does not sound like the original');
  });
  if (!original) throw new Error('nothing was coded');
  return original;
}

async function encode(source: string, to: FileHandle, recordingId: string): Promise<Loudness> {
  using encoder = await openStereoEncoder();
  const writer = new OggOpusWriter(randomInt(2 ** 32), encoder.lookahead);
  const loudness = new Loudness(RATE);
  await to.write(writer.head([`RECORDING=${recordingId}`, 'CHANNELS=left agent, right customer']));
  for await (const frames of wavFrames(source, PACKET_FRAMES)) {
    loudness.add(frames);
    const page = writer.add(encoder.encode(padded(frames)));
    if (page) await to.write(page);
  }
  // The encoder still holds the last few milliseconds.
  const spare = (PACKET_FRAMES - (loudness.frames % PACKET_FRAMES)) % PACKET_FRAMES;
  for (let missing = encoder.lookahead - spare; missing > 0; missing -= PACKET_FRAMES) {
    const page = writer.add(encoder.encode(new Int16Array(2 * PACKET_FRAMES)));
    if (page) await to.write(page);
  }
  await to.write(writer.end(loudness.frames));
  loudness.end();
  return loudness;
}

async function decoded(file: string): Promise<Loudness> {
  using decoder = await openStereoDecoder();
  const loudness = new Loudness(RATE);
  let skip = 0;
  let held: Int16Array | undefined;
  for await (const read of readOggOpus(createReadStream(file))) {
    if (read.kind === 'head') skip = 2 * read.preSkip;
    if (read.kind === 'packet') {
      if (held) loudness.add(held);
      const sound = decoder.decode(read.packet);
      held = sound.subarray(Math.min(skip, sound.length));
      skip = Math.max(0, skip - sound.length);
    }
    if (read.kind === 'end' && held) loudness.add(held.subarray(0, Math.max(0, 2 * (read.frames - loudness.frames))));
  }
  loudness.end();
  return loudness;
}

function padded(frames: Int16Array): Int16Array {
  if (frames.length === 2 * PACKET_FRAMES) return frames;
  const whole = new Int16Array(2 * PACKET_FRAMES);
  whole.set(frames);
  return whole;
}

/** Writes a file that is either all there or not there, whatever happens meanwhile. */
async function writeWhole(
  target: string,
  write: (handle: FileHandle, temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${target}.part`;
  const handle = await open(temporary, 'w', 0o640);
  try {
    await write(handle, temporary);
    await handle.sync();
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  const folder = await open(path.dirname(target), 'r');
  await folder.sync().finally(() => folder.close());
}

function withExtension(file: string, extension: string): string {
  const { dir, name } = path.parse(file);
  return path.join(dir, `${name}${extension}`);
}
