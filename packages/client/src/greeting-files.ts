import { GREETING_ERRORS, type GreetingError, type GreetingKind, type Greetings, greetings } from '@wpm/contract';
import { type Answer, refusedByNetwork } from './answer.ts';
import type { FileChannel } from './channel.ts';
import { knownCode } from './connect.ts';
import { readOutput } from './read-output.ts';

/** The sound of the user's own greetings. A method never rejects. */
export type GreetingFiles = {
  /** Sends a file in any common format; it is the greeting from then on. */
  readonly uploadMyGreeting: (greeting: GreetingKind, file: Blob) => Promise<Answer<Greetings, GreetingError>>;
  /** The greeting as callers hear it, WAV. */
  readonly readMyGreeting: (greeting: GreetingKind) => Promise<Answer<Blob>>;
};

export const greetingFiles = (files: FileChannel): GreetingFiles => ({
  uploadMyGreeting: async (greeting, file) => {
    const reply = await files.send(`/me/greetings/${greeting}`, file);
    if (!reply.ok) return { ok: false, error: { ...reply.error, code: knownCode(GREETING_ERRORS, reply.error.code) } };
    const value = readOutput(greetings, reply.value.json);
    return value === undefined ? refusedByNetwork('network/garbled') : { ok: true, value };
  },
  readMyGreeting: (greeting) => heard(files, `/me/greetings/${greeting}/audio`),
});

/** A user's greeting as an administrator hears it, WAV. */
export const readGreetingOf = (files: FileChannel, accountId: string, greeting: GreetingKind): Promise<Answer<Blob>> =>
  heard(files, `/accounts/${encodeURIComponent(accountId)}/greetings/${greeting}/audio`);

async function heard(files: FileChannel, path: string): Promise<Answer<Blob>> {
  const read = await files.read(path);
  return read.ok ? read : { ok: false, error: { ...read.error, code: knownCode([], read.error.code) } };
}
