import type { Clock, Log } from '@wpm/kernel';
import type { DueMailing, NewMail, ReportMailings } from '@wpm/store';

/** Longer than the largest report takes to be written behind others: what nobody finished by then, died with its platform. */
const LEASE_MS = 15 * 60_000;
const LOOK_MS = 5_000;

/** What becomes of a report that is due. */
export type PreparedMailing =
  | { readonly kind: 'mails'; readonly mails: readonly NewMail[] }
  | { readonly kind: 'pause'; readonly why: 'owner-not-allowed' | 'nobody-left' };

export type MailingKeeperDeps = {
  readonly mailings: Pick<ReportMailings, 'claim' | 'done' | 'pause'>;
  /** Writes its files and messages; rejects where one could not be written. */
  readonly prepare: (due: DueMailing) => Promise<PreparedMailing>;
  /** There is mail to be sent. */
  readonly onQueued: () => void;
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * Puts reports that are due into the queue of mail, each due time once (F46, ADR 0073): the mails and the next time are written in one
 * transaction, so a platform that dies before it does it again, and one that dies after it has done it.
 */
export class MailingKeeper implements Disposable {
  readonly #deps: MailingKeeperDeps;
  #timer: Disposable | undefined;
  #disposed = false;

  constructor(deps: MailingKeeperDeps) {
    this.#deps = deps;
    this.#lookLater();
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#timer?.[Symbol.dispose]();
  }

  async #work(): Promise<void> {
    const { mailings, now, log } = this.#deps;
    try {
      for (let isMore = true; isMore && !this.#disposed;) {
        const due = await mailings.claim(now(), LEASE_MS);
        if (due) await this.#send(due);
        isMore = due !== undefined;
      }
    } catch (error) {
      log.warn('mailings.interrupted', { why: String(error) });
    }
    this.#lookLater();
  }

  /** One that could not be written is due again when its lease is over; others go meanwhile. */
  async #send(due: DueMailing): Promise<void> {
    const { mailings, prepare, onQueued, now, log } = this.#deps;
    const view = due.viewId;
    try {
      const prepared = await prepare(due);
      if (prepared.kind === 'pause') {
        await mailings.pause(due, prepared.why, now());
        return log.info('mailing.paused', { view, why: prepared.why });
      }
      if (!(await mailings.done(due, prepared.mails, now()))) return;
      log.info('mailing.queued', { view, due: due.dueAt.toISOString(), mails: prepared.mails.length });
      onQueued();
    } catch (error) {
      log.warn('mailing.failed', { view, why: String(error) });
    }
  }

  #lookLater(): void {
    if (this.#disposed) return;
    const { clock } = this.#deps;
    this.#timer = clock.schedule(clock.now() + LOOK_MS, () => void this.#work());
  }
}
