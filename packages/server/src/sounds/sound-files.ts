import { createWriteStream, mkdirSync } from 'node:fs';
import { open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { UploadedSound, UploadError } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { SoundConverter } from '@wpm/media-embedded';
import { soundFileId } from './sound-file-id.ts';

/** What the largest file may have: a WAV of three minutes in stereo, or anything compressed. */
export const LARGEST_UPLOAD = 32 * 1024 * 1024;
/** Of a file of ours: a header, then 16 bits at 16 kHz. */
const HEADER = 44;
const BYTES_PER_MS = 32;
/** Whoever uploaded a file saves the sound within a day, or did not want it. */
const KEPT_UNUSED_MS = 24 * 3_600_000;

/** The files of tenants' own sounds, in the folder the media engine plays them from. What was once there is never changed. */
export class SoundFiles implements Disposable {
  readonly #folder: string;
  readonly #converter = new SoundConverter();

  /** @param folder made where it is missing */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#folder = folder;
  }

  [Symbol.dispose](): void {
    this.#converter[Symbol.dispose]();
  }

  /**
   * Takes a file in any common format. @param largest bytes
   * @throws Error of the system, or of the stream where the upload broke off
   */
  async keep(
    tenantId: string,
    upload: Readable,
    largest = LARGEST_UPLOAD,
  ): Promise<Result<UploadedSound, { readonly code: UploadError }>> {
    const audioId = crypto.randomUUID();
    const from = path.join(this.#folder, `${soundFileId(tenantId, audioId)}.upload`);
    try {
      const isWhole = await written(upload, { file: from, largest });
      if (!isWhole) return refuse({ code: 'sound/too-large' });
      const converted = await this.#converter.convert({ from, to: this.#path(tenantId, audioId) });
      return converted.ok
        ? ok({ audioId, milliseconds: converted.milliseconds })
        : refuse({ code: `sound/${converted.fault}` as const });
    } finally {
      await rm(from, { force: true });
    }
  }

  /** Milliseconds; undefined where the tenant has no such file. */
  async lengthOf(tenantId: string, audioId: string): Promise<number | undefined> {
    const found = await stat(this.#path(tenantId, audioId)).catch(() => undefined);
    return found && Math.round((found.size - HEADER) / BYTES_PER_MS);
  }

  /** The file (WAV), which the caller closes; undefined where the tenant has no such file. */
  open(tenantId: string, audioId: string): Promise<FileHandle | undefined> {
    return open(this.#path(tenantId, audioId), 'r').catch(() => undefined);
  }

  /** Takes a file away at once; that it is not there is as good. */
  async remove(tenantId: string, audioId: string): Promise<void> {
    await rm(this.#path(tenantId, audioId), { force: true });
  }

  /** Takes away every file of a tenant's. */
  async removeAllOf(tenantId: string): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (ownerOf(name) === tenantId) await rm(path.join(this.#folder, name), { force: true });
    }
  }

  /** Takes away what was uploaded and is no sound of the tenant's: not saved within a day, or not any more. */
  async removeUnused(tenantId: string, isUsed: (audioId: string) => boolean, now: Date): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const [owner, audioId = ''] = path.parse(name).name.split('_');
      if (owner !== tenantId || isUsed(audioId)) continue;
      const file = path.join(this.#folder, name);
      const { mtimeMs } = await stat(file);
      if (now.getTime() - mtimeMs > KEPT_UNUSED_MS) await rm(file, { force: true });
    }
  }

  #path(tenantId: string, audioId: string): string {
    return path.join(this.#folder, `${soundFileId(tenantId, audioId)}.wav`);
  }
}

/** Whose a file is, by its name. */
const ownerOf = (name: string) => name.split('_')[0];

/** Writes it as it comes; false where it is larger than may be, and was left there. */
async function written(
  upload: Readable,
  { file, largest }: { readonly file: string; readonly largest: number },
): Promise<boolean> {
  let size = 0;
  async function* bounded(): AsyncGenerator<Buffer> {
    for await (const chunk of upload) {
      size += chunk.length;
      if (size > largest) return;
      yield chunk;
    }
  }
  await pipeline(bounded, createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  return size <= largest;
}
