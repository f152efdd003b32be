import type { Clock, Log } from '@wpm/kernel';
import type { PhoneLogs, RecordingRemovals, SipLadders, WaitingRemoval } from '@wpm/store';
import { phoneLogsKeptSince } from '../phone-logs/kept-since.ts';
import { removeRecordingFiles } from './remove-files.ts';

/** Terms are whole days: looking every hour keeps nothing noticeably longer. */
const LOOK_MS = 60 * 60_000;
const AT_ONCE = 200;
const LADDERS_AT_ONCE = 1_000;
const DAY_MS = 24 * 60 * 60_000;

export type RemovalKeeperDeps = {
  readonly store: RecordingRemovals;
  readonly phoneLogs: Pick<PhoneLogs, 'forget'>;
  readonly sipLadders: Pick<SipLadders, 'forget'>;
  /** For how many days the SIP of a call is kept. */
  readonly ladderDays: number;
  readonly folder: string;
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * Ends recordings whose term is over, and deletes the files of all that were taken away (F39, ADR 0046); so it does with logs of phones (F42) and the SIP of calls (F49). What was decided is in
 * the database before a file goes, so a platform that dies between goes on with it when it is back.
 */
export class RemovalKeeper implements Disposable {
  readonly #deps: RemovalKeeperDeps;
  #timer: Disposable | undefined;
  #working: Promise<void> | undefined;
  #disposed = false;

  constructor(deps: RemovalKeeperDeps) {
    this.#deps = deps;
  }

  /** Does all there is to do. Who asks meanwhile waits for the same work. */
  work(): Promise<void> {
    this.#working ??= this.#workOnce().finally(() => {
      this.#working = undefined;
      const { clock } = this.#deps;
      if (!this.#disposed) this.#timer = clock.schedule(clock.now() + LOOK_MS, () => void this.work());
    });
    return this.#working;
  }

  /** Deletes the files of one erasure at once, for its certificate. What the disk refuses is tried again with all others. */
  async removeOf(erasureId: string): Promise<void> {
    for (const removal of await this.#deps.store.waitingOf(erasureId)) await this.#remove(removal);
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#timer?.[Symbol.dispose]();
  }

  async #workOnce(): Promise<void> {
    const { store, phoneLogs, now, log } = this.#deps;
    this.#timer?.[Symbol.dispose]();
    try {
      await phoneLogs.forget(phoneLogsKeptSince(now()));
      await this.#forgetLadders();
      for (let ended = AT_ONCE; ended === AT_ONCE && !this.#disposed;) {
        ended = await store.endTerms(now(), AT_ONCE);
        if (ended > 0) log.info('recordings.terms-ended', { recordings: ended });
        await this.#removeWaiting();
      }
    } catch (error) {
      log.warn('recordings.removal-interrupted', { why: String(error) });
    }
  }

  async #forgetLadders(): Promise<void> {
    const { sipLadders, ladderDays, now } = this.#deps;
    const before = new Date(now().getTime() - ladderDays * DAY_MS);
    for (let forgotten = LADDERS_AT_ONCE; forgotten === LADDERS_AT_ONCE && !this.#disposed;)
      forgotten = await sipLadders.forget(before, LADDERS_AT_ONCE);
  }

  /** What the disk refuses stays at the front: as long as a whole batch is refused, the rest waits. */
  async #removeWaiting(): Promise<void> {
    for (let removed = AT_ONCE; removed > 0 && !this.#disposed;) {
      const waiting = await this.#deps.store.waiting(AT_ONCE);
      removed = 0;
      for (const removal of waiting) removed += (await this.#remove(removal)) ? 1 : 0;
    }
  }

  /** @returns whether it is gone */
  async #remove({ recordingId, file }: WaitingRemoval): Promise<boolean> {
    const { store, folder, now, log } = this.#deps;
    try {
      await removeRecordingFiles(folder, file);
    } catch (error) {
      log.error('recording.not-removed', { recording: recordingId, why: String(error) });
      return false;
    }
    await store.gone(recordingId, now());
    log.info('recording.removed', { recording: recordingId });
    return true;
  }
}
