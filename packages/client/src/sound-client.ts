import { UPLOAD_ERRORS, type UploadedSound, type UploadError, uploadedSound } from '@wpm/contract';
import { type Answer, refusedByNetwork } from './answer.ts';
import type { FileChannel } from './channel.ts';
import { knownCode } from './connect.ts';
import { readOutput } from './read-output.ts';

/** The files of the tenant's own sounds. A method never rejects. */
export type SoundClient = {
  /** Sends a file in any common format; what it became is saved as a sound (`createSound`). */
  readonly uploadSound: (file: Blob) => Promise<Answer<UploadedSound, UploadError>>;
  /** The sound as it is heard, WAV. */
  readonly readSound: (soundId: string) => Promise<Answer<Blob>>;
};

export function soundMethods(files: FileChannel): SoundClient {
  return {
    uploadSound: async (file) => {
      const reply = await files.send('/sound-files', file);
      if (!reply.ok) return refused(reply.error, UPLOAD_ERRORS);
      const value = readOutput(uploadedSound, reply.value.json);
      return value === undefined ? refusedByNetwork('network/garbled') : { ok: true, value };
    },
    readSound: async (soundId) => {
      const read = await files.read(`/sounds/${encodeURIComponent(soundId)}/audio`);
      return read.ok ? read : refused(read.error, []);
    },
  };
}

function refused<E extends string>(
  error: Extract<Answer<never, string>, { ok: false }>['error'],
  known: readonly E[],
): Extract<Answer<never, E>, { ok: false }> {
  return { ok: false, error: { ...error, code: knownCode(known, error.code) } };
}
