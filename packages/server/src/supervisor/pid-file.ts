import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { isAlive, type ProcessIdentity } from './process-identity.ts';

const content = z.object({ pid: z.int(), startedAt: z.string(), about: z.string() });

/** A process that runs for a data folder, and a line about it: where it listens, or what it was started with. */
export type PidFileEntry = ProcessIdentity & { readonly about: string };

/** Notes which process does a job for a data folder, so that the next start finds what a crash left running. */
export class PidFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** @returns undefined if there is none, or its process is gone */
  read(): PidFileEntry | undefined {
    try {
      const entry = content.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
      return isAlive(entry) ? entry : undefined;
    } catch {
      return undefined;
    }
  }

  write(entry: PidFileEntry): void {
    writeFileSync(this.#path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
  }

  /** Claims the job: false if a live process has it, also where two try at once. */
  claim(entry: PidFileEntry): boolean {
    if (this.read()) return false;
    rmSync(this.#path, { force: true });
    try {
      writeFileSync(this.#path, `${JSON.stringify(entry)}\n`, { mode: 0o600, flag: 'wx' });
      return true;
    } catch {
      return false;
    }
  }

  remove(): void {
    rmSync(this.#path, { force: true });
  }
}
