import { nextTry } from '@wpm/integrations';
import type { Clock, Log } from '@wpm/kernel';
import type { DueMail, MailOutbox } from '@wpm/store';
import type { Deliver, Delivered } from './deliver.ts';
import type { MailSeal } from './mail-seal.ts';

/** Longer than any try takes: what nobody finishes, because its platform died over it, is sent again. */
const LEASE_MS = 2 * 60_000;
/** What was not heard of (another node's, another try) is looked for so often. */
const LOOK_MS = 5_000;
const KEPT_MS = 30 * 24 * 60 * 60_000;

export type MailSenderDeps = {
  readonly outbox: MailOutbox;
  readonly seal: Pick<MailSeal, 'unseal'>;
  readonly deliver: Deliver;
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
  /** A number of [0, 1). */
  readonly chance: () => number;
};

/** Sends the mail that waits, one after the other, until each is taken, refused for good, or has been tried for a day. */
export class MailSender implements Disposable {
  readonly #deps: MailSenderDeps;
  #isSending = false;
  #again = false;
  #disposed = false;
  #timer: Disposable | undefined;
  #counts = { waiting: 0, dead: 0 };

  constructor(deps: MailSenderDeps) {
    this.#deps = deps;
    this.#lookLater();
  }

  /** There may be something to send. */
  wake(): void {
    this.#again = true;
    if (!this.#isSending && !this.#disposed) void this.#sendAll();
  }

  gauges(): Readonly<Record<string, number>> {
    return { wpm_mails_waiting: this.#counts.waiting, wpm_mails_dead: this.#counts.dead };
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#timer?.[Symbol.dispose]();
  }

  async #sendAll(): Promise<void> {
    const { outbox, now, log } = this.#deps;
    this.#isSending = true;
    try {
      while (this.#again && !this.#disposed) {
        this.#again = false;
        while (await this.#sendNext());
      }
      await outbox.forget(new Date(now().getTime() - KEPT_MS));
      this.#counts = await outbox.count();
    } catch (error) {
      // What came of it is not written down: when its lease is over it is sent again.
      log.warn('mails.interrupted', { why: String(error) });
    }
    this.#isSending = false;
    this.#lookLater();
  }

  /** @returns false where nothing is due */
  async #sendNext(): Promise<boolean> {
    const { outbox, now } = this.#deps;
    const due = this.#disposed ? undefined : await outbox.claim(now(), LEASE_MS);
    if (due) await this.#send(due);
    return due !== undefined;
  }

  async #send(due: DueMail): Promise<void> {
    const { outbox, log } = this.#deps;
    const { id: mail, kind, tries } = due;
    const delivered = await this.#delivered(due);
    if (delivered.kind === 'sent') {
      await outbox.sent(mail);
      return log.info('mail.sent', { mail, kind, tries });
    }
    const again = this.#next(due, delivered);
    await outbox.failed(mail, delivered.error, again);
    // Servers name the recipient in what they say: the log has none of it.
    log.warn(again === 'never' ? 'mail.given-up' : 'mail.not-sent', { mail, kind, tries, why: delivered.kind });
  }

  #delivered({ id, recipient, since, sealed }: DueMail): Promise<Delivered> {
    const text = this.#deps.seal.unseal(id, sealed);
    // The key is another by now: nobody can read it any more.
    if (!text) return Promise.resolve({ kind: 'refused', error: 'the message cannot be deciphered' });
    return this.#deps.deliver({ id, recipient, since, ...text });
  }

  #next({ tries, since }: DueMail, { kind }: Delivered): Date | 'never' {
    const { now, chance } = this.#deps;
    return kind === 'refused' ? 'never' : nextTry({ tries, since, now: now(), chance: chance() });
  }

  #lookLater(): void {
    if (this.#disposed) return;
    const { clock } = this.#deps;
    this.#timer?.[Symbol.dispose]();
    this.#timer = clock.schedule(clock.now() + LOOK_MS, () => this.wake());
  }
}
