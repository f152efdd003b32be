import { createReadStream } from 'node:fs';
import { decode } from '../codec/g711.ts';
import { FRAME_BYTES, WAV_HEADER, wavHeader } from '../recording/wav-header.ts';

const CHUNK = 64 * 1024;

/**
 * The sound of a recording as it was written, as interleaved linear frames in blocks of `size` frames; the last may be shorter.
 * @throws Error where the file is not one of ours, or shorter than it says
 */
export async function* wavFrames(file: string, size: number): AsyncGenerator<Int16Array> {
  const block = size * FRAME_BYTES;
  let rest: Buffer = Buffer.alloc(0);
  let promised: number | undefined;
  let seen = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
    rest = Buffer.concat([rest, chunk]);
    if (promised === undefined) {
      if (rest.length < WAV_HEADER) continue;
      promised = framesPromised(rest) * FRAME_BYTES;
      rest = rest.subarray(WAV_HEADER);
    }
    const usable = Math.min(rest.length, promised - seen);
    let at = 0;
    for (; usable - at >= block; at += block) yield decode('PCMA', rest.subarray(at, at + block));
    seen += at;
    rest = rest.subarray(at);
  }
  if (promised === undefined) throw new Error('the recording has no header');
  if (promised - seen > rest.length) throw new Error('the recording is shorter than its header says');
  if (promised > seen) yield decode('PCMA', rest.subarray(0, promised - seen));
}

function framesPromised(start: Buffer): number {
  const frames = start.readUInt32LE(46);
  if (!start.subarray(0, WAV_HEADER).equals(wavHeader(frames))) throw new Error('the file is no recording of ours');
  return frames;
}
