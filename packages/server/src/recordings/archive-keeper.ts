import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Clock, Log } from '@wpm/kernel';
import { type ArchiveFormat, type ArchiveOrder, type Archived, checksumOf, wavFileOf } from '@wpm/media-embedded';
import { removeRecordingFiles } from './remove-files.ts';
import type { ArchiveJob, KeptRecording, RecordingArchive } from '@wpm/store';

/** What nobody claims, because its platform died over it, is taken up again after so long. */
const LEASE_MS = 15 * 60_000;
/** Between a minute and four hours, eight tries are most of a day: whatever was wrong with the disk should be mended by then. */
const MOST_TRIES = 8;
const FIRST_WAIT_MS = 60_000;
/** Links to the WAV live five minutes: whoever listens to it hears it to the end. */
const ORIGINAL_STAYS_MS = 10 * 60_000;
/** What was not heard of by an event (another node's calls, another try, a WAV that may go) is looked for so often. */
const LOOK_MS = 30_000;
const ORIGINALS_AT_ONCE = 100;

/** Who makes the file that is kept; `rest` when there is nothing to do for a while. */
export interface Archiving extends Disposable {
  archive(order: ArchiveOrder): Promise<Archived>;
  rest(): void;
}

export type ArchiveKeeperDeps = {
  readonly store: RecordingArchive;
  readonly archiver: Archiving;
  readonly folder: string;
  readonly format: ArchiveFormat;
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
};

/** Sees to it that of each recording what is kept is made, checked, and only then the WAV thrown away (F39). */
export class ArchiveKeeper implements Disposable {
  readonly #deps: ArchiveKeeperDeps;
  #timer: Disposable | undefined;
  #working = false;
  #again = false;
  /** By the wall clock, as it is by that what may go is due. */
  #lookedAt = -Infinity;
  #disposed = false;
  #counts = { waiting: 0, givenUp: 0 };

  constructor(deps: ArchiveKeeperDeps) {
    this.#deps = deps;
  }

  /** There may be something to do. */
  wake(): void {
    this.#again = true;
    if (!this.#working && !this.#disposed) void this.#work();
  }

  gauges(): Readonly<Record<string, number>> {
    return { wpm_recordings_to_archive: this.#counts.waiting, wpm_recordings_not_archived: this.#counts.givenUp };
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#timer?.[Symbol.dispose]();
    this.#deps.archiver[Symbol.dispose]();
  }

  async #work(): Promise<void> {
    const { archiver, clock, log } = this.#deps;
    this.#working = true;
    this.#timer?.[Symbol.dispose]();
    try {
      while (this.#again && !this.#disposed) {
        this.#again = false;
        await this.#archiveAll();
        if (this.#isToLook()) await this.#look();
      }
    } catch (error) {
      log.warn('archive.interrupted', { why: String(error) });
    }
    archiver.rest();
    this.#working = false;
    if (!this.#disposed) this.#timer = clock.schedule(clock.now() + LOOK_MS, () => this.wake());
  }

  /** Not after each call, but also where the clock was set back. */
  #isToLook(): boolean {
    const sinceMs = this.#deps.now().getTime() - this.#lookedAt;
    return sinceMs < 0 || sinceMs >= LOOK_MS;
  }

  async #look(): Promise<void> {
    const { store, now } = this.#deps;
    this.#lookedAt = now().getTime();
    await this.#removeOriginals();
    this.#counts = await store.count(MOST_TRIES);
  }

  async #archiveAll(): Promise<void> {
    const { store, now } = this.#deps;
    const claim = () => store.claim({ now: now(), leaseMs: LEASE_MS, mostTries: MOST_TRIES });
    for (let job = await claim(); job && !this.#disposed; job = await claim()) await this.#archive(job);
  }

  async #archive(job: ArchiveJob): Promise<void> {
    const { store, archiver, folder, format, now, log } = this.#deps;
    const { recordingId, file, tries } = job;
    try {
      const kept = await archiver.archive({ recordingId, folder, file, format });
      const originalUntil = kept.file === file ? null : new Date(now().getTime() + ORIGINAL_STAYS_MS);
      if (!(await store.done(recordingId, kept, { now: now(), originalUntil })))
        return removeRecordingFiles(folder, kept.file);
      log.info('recording.archived', { recording: recordingId, bytes: kept.bytes, durationMs: kept.durationMs });
    } catch (error) {
      if (this.#disposed) return;
      const why = error instanceof Error ? error.message : String(error);
      log.error('recording.not-archived', { recording: recordingId, tries, why });
      await store.failed(recordingId, why, new Date(now().getTime() + FIRST_WAIT_MS * 2 ** tries));
    }
  }

  async #removeOriginals(): Promise<void> {
    const due = await this.#deps.store.originalsDue(this.#deps.now(), ORIGINALS_AT_ONCE);
    for (const kept of due) await this.#removeOriginal(kept);
  }

  /** The last look before what cannot be made again goes. */
  async #removeOriginal(kept: KeptRecording): Promise<void> {
    const { store, folder, now, log } = this.#deps;
    const { recordingId, file, bytes, sha256 } = kept;
    const found = await checksumOf(path.join(folder, file)).catch(() => undefined);
    if (found?.sha256 !== sha256 || found.bytes !== bytes) {
      log.error('recording.damaged', { recording: recordingId, file });
      return store.originalStays(recordingId, new Date(now().getTime() + LEASE_MS));
    }
    await rm(path.join(folder, wavFileOf(file)), { force: true });
    await store.originalGone(recordingId);
  }
}
