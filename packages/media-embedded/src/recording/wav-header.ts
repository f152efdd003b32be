/** Bytes before the sound: RIFF head, `fmt ` of 18, `fact` (needed for everything that is not PCM), `data` head. */
export const WAV_HEADER = 58;
/** Two channels of one byte. */
export const FRAME_BYTES = 2;
/** Frames in a millisecond. */
export const FRAMES_PER_MS = 8;

const FORMAT_ALAW = 6;
const RATE = 8_000;

/** Header of a stereo A-law WAV file at 8 kHz that holds `frames` frames. */
export function wavHeader(frames: number): Buffer {
  const header = Buffer.alloc(WAV_HEADER);
  const data = frames * FRAME_BYTES;
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(WAV_HEADER - 8 + data, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(FORMAT_ALAW, 20);
  header.writeUInt16LE(FRAME_BYTES, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * FRAME_BYTES, 28);
  header.writeUInt16LE(FRAME_BYTES, 32);
  header.writeUInt16LE(8, 34);
  header.write('fact', 38, 'latin1');
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(frames, 46);
  header.write('data', 50, 'latin1');
  header.writeUInt32LE(data, 54);
  return header;
}
