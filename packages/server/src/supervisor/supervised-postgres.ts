import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@wpm/kernel';
import { type EmbeddedPostgres, startEmbedded } from '@wpm/store/embedded';
import type { DataFolder } from '../data-folder.ts';
import type { ProcessNotice } from './supervised-process.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** Keeps the embedded PostgreSQL running. */
export class SupervisedPostgres {
  readonly #folder: DataFolder;
  readonly #log: Log;
  readonly #tell: (notice: ProcessNotice) => void;
  readonly #stopping = new AbortController();
  #server: EmbeddedPostgres | undefined;

  constructor(folder: DataFolder, log: Log, tell: (notice: ProcessNotice) => void) {
    this.#folder = folder;
    this.#log = log;
    this.#tell = tell;
  }

  /** Resolves when it takes connections, with its address, which stays the same over restarts. */
  async start(): Promise<string> {
    this.#server = await this.#launch();
    if (this.#server.adopted) this.#tell({ kind: 'adopted', name: 'postgres' });
    void this.#watch(this.#server);
    return this.#server.url;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#server?.stop();
  }

  #launch(): Promise<EmbeddedPostgres> {
    return startEmbedded(this.#folder.postgres, { logFile: this.#folder.log('postgres'), log: this.#log });
  }

  async #watch(first: EmbeddedPostgres): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    await first.exited();
    while (!this.#stopping.signal.aborted) {
      this.#tell({ kind: 'ended', name: 'postgres', how: `see ${this.#folder.log('postgres')}`, pauseMs });
      await delay(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => {});
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      if (await this.#isBack()) {
        pauseMs = FIRST_PAUSE_MS;
        await this.#server?.exited();
      }
    }
  }

  async #isBack(): Promise<boolean> {
    if (this.#stopping.signal.aborted) return false;
    try {
      this.#server = await this.#launch();
      this.#tell({ kind: 'restarted', name: 'postgres' });
      return true;
    } catch (cause) {
      this.#log.error('postgres.not-restarted', { why: String(cause) });
      return false;
    }
  }
}
