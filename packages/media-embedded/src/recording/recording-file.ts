import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { FRAME_BYTES, WAV_HEADER, wavHeader } from './wav-header.ts';

/** Folders down to the day, so that no folder grows without end. */
export function recordingPath(recordingId: string, day: Date): string {
  const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-');
  return path.join(year, month, date, `${recordingId}.wav`);
}

/** A WAV file that is written in order and whose header never promises more than there is. */
export class RecordingFile {
  readonly #handle: FileHandle;
  #frames = 0;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Makes the file; one that exists is never overwritten. Rejects with the system's error. */
  static async create(file: string): Promise<RecordingFile> {
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true });
    const recording = new RecordingFile(await open(file, 'wx', 0o640));
    try {
      await recording.#write(wavHeader(0), 0);
      await recording.sync();
      // The entry in the folder has to survive a power cut as well.
      const directory = await open(folder, 'r');
      await directory.sync().finally(() => directory.close());
      return recording;
    } catch (error) {
      await recording.close();
      // Nothing of it is there: whoever tries again begins anew.
      await rm(file, { force: true });
      throw error;
    }
  }

  /** Goes on with a file that is whole and holds so many frames. Rejects with the system's error. */
  static async reopen(file: string, frames: number): Promise<RecordingFile> {
    const recording = new RecordingFile(await open(file, 'r+'));
    recording.#frames = frames;
    return recording;
  }

  /** Frames the header promises. */
  get frames(): number {
    return this.#frames;
  }

  async append(interleaved: Uint8Array): Promise<void> {
    await this.#write(interleaved, WAV_HEADER + this.#frames * FRAME_BYTES);
    const frames = this.#frames + interleaved.length / FRAME_BYTES;
    await this.#write(wavHeader(frames), 0);
    this.#frames = frames;
  }

  async sync(): Promise<void> {
    await this.#handle.datasync();
  }

  /** From now on there is no more than that; what stood behind it is cut off, also where the disk takes nothing more. */
  async cutTo(frames: number): Promise<void> {
    this.#frames = frames;
    await this.#write(wavHeader(frames), 0);
    await this.trim();
  }

  /** Cuts off what a failed `append` left behind the promised end. */
  async trim(): Promise<void> {
    await this.#handle.truncate(WAV_HEADER + this.#frames * FRAME_BYTES);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #write(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }
}
