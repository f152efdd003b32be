import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
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
    renameSync(this.#prepared(entry), this.#path);
  }

  /** Claims the job: false if a live process has it, also where two try at once. */
  claim(entry: PidFileEntry): boolean {
    if (this.read()) return false;
    rmSync(this.#path, { force: true });
    const prepared = this.#prepared(entry);
    try {
      linkSync(prepared, this.#path);
      return true;
    } catch {
      return false;
    } finally {
      rmSync(prepared);
    }
  }

  /** Written whole before it has its name: who reads it meanwhile must not take half of it for nobody. */
  #prepared(entry: PidFileEntry): string {
    const prepared = `${this.#path}.${process.pid}`;
    writeFileSync(prepared, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    return prepared;
  }

  remove(): void {
    rmSync(this.#path, { force: true });
  }
}
