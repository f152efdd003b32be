import type { Clock, Log } from '@wpm/kernel';
import { nextTry, signedHeaders } from '@wpm/integrations';
import type { DueDelivery, WebhookOutbox } from '@wpm/store';
import type { Post, Posted } from './post-safely.ts';
import type { SecretsOf, WebhookSecrets } from './webhook-secrets.ts';

/** So many are sent at once, and so many of them to one webhook: who hangs holds up nobody else, and never a call. */
const MOST_AT_ONCE = 16;
const MOST_PER_WEBHOOK = 4;
/** Longer than any try takes: what nobody finishes, because its platform died over it, is sent again. */
const LEASE_MS = 60_000;
/** What was not heard of by an event (another node's, another try) is looked for so often. */
const LOOK_MS = 250;
/** So often the log is counted, and what is old leaves it. */
const COUNTED_EVERY_MS = 10_000;
const KEPT_MS = 30 * 24 * 60 * 60_000;

export type WebhookSenderDeps = {
  readonly outbox: WebhookOutbox;
  readonly secrets: WebhookSecrets;
  readonly post: (post: Post) => Promise<Posted>;
  /** Hosts that may be at private addresses. */
  readonly allowed: readonly string[];
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
  /** A number of [0, 1). */
  readonly chance: () => number;
};

/** Sends what waits in the outbox, by a bounded number of workers, until each is delivered or has been tried for a day (F48). */
export class WebhookSender implements Disposable {
  readonly #deps: WebhookSenderDeps;
  readonly #sending = new Map<string, number>();
  #atOnce = 0;
  #claiming = false;
  #again = false;
  #disposed = false;
  #timer: Disposable | undefined;
  #countedAt = -Infinity;
  #counts = { waiting: 0, dead: 0 };

  constructor(deps: WebhookSenderDeps) {
    this.#deps = deps;
    this.#lookLater();
  }

  /** There may be something to send. */
  wake(): void {
    this.#again = true;
    if (!this.#claiming && !this.#disposed) void this.#claimAll();
  }

  /** One delivery that stands in no log. */
  async test(webhook: SecretsOf & { readonly url: string }, deliveryId: string): Promise<Posted> {
    const happenedAt = this.#deps.now();
    const payload = { webhookId: webhook.id };
    return this.#post({
      id: deliveryId,
      webhookId: webhook.id,
      secretNumber: webhook.secretNumber,
      oldSecretUntil: webhook.oldSecretUntil,
      url: webhook.url,
      event: 'webhook.test',
      payload,
      happenedAt,
    });
  }

  gauges(): Readonly<Record<string, number>> {
    const { waiting, dead } = this.#counts;
    return { wpm_webhooks_waiting: waiting, wpm_webhooks_dead: dead, wpm_webhooks_sending: this.#atOnce };
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#timer?.[Symbol.dispose]();
  }

  async #claimAll(): Promise<void> {
    const { log } = this.#deps;
    this.#claiming = true;
    try {
      while (this.#again && !this.#disposed) {
        this.#again = false;
        while (this.#atOnce < MOST_AT_ONCE && (await this.#claimOne()));
      }
      await this.#keepLog();
    } catch (error) {
      log.warn('webhooks.interrupted', { why: String(error) });
    }
    this.#claiming = false;
    this.#lookLater();
  }

  async #claimOne(): Promise<boolean> {
    const { outbox, now } = this.#deps;
    const busy = [...this.#sending].filter(([, count]) => count >= MOST_PER_WEBHOOK).map(([id]) => id);
    const due = await outbox.claim({ now: now(), leaseMs: LEASE_MS, busy });
    if (!due || this.#disposed) return false;
    this.#count(due.webhookId, 1);
    void this.#send(due).finally(() => {
      this.#count(due.webhookId, -1);
      this.wake();
    });
    return true;
  }

  #count(webhookId: string, by: 1 | -1): void {
    this.#atOnce += by;
    const sending = (this.#sending.get(webhookId) ?? 0) + by;
    if (sending > 0) this.#sending.set(webhookId, sending);
    else this.#sending.delete(webhookId);
  }

  async #send(due: DueDelivery): Promise<void> {
    const { outbox, now, chance, log } = this.#deps;
    try {
      const tried = await this.#post(due);
      if (tried.error === null && tried.status !== null) return await outbox.delivered(due.id, tried.status, now());
      const again = nextTry({ tries: due.tries, since: due.since, now: now(), chance: chance() });
      if (again === 'never')
        log.warn('webhook.given-up', { webhook: due.webhookId, delivery: due.id, why: tried.error });
      await outbox.failed(due.id, tried, again);
    } catch (error) {
      // What came of it is not written down: when its lease is over it is sent again.
      log.warn('webhooks.interrupted', { why: String(error) });
    }
  }

  #post(due: Omit<DueDelivery, 'since' | 'tries'>): Promise<Posted> {
    const { id, webhookId, url, event, payload, happenedAt, ...of } = due;
    const { post, secrets, allowed, now } = this.#deps;
    const body = JSON.stringify({ id, version: 1, event, happenedAt: happenedAt.toISOString(), data: payload });
    const headers = signedHeaders({ id, at: now(), body }, secrets.signing({ ...of, id: webhookId }, now()));
    return post({ url, body, headers: { ...headers, 'user-agent': 'WebPhone-Mobile' }, allowed });
  }

  async #keepLog(): Promise<void> {
    const { outbox, now, clock } = this.#deps;
    if (clock.now() - this.#countedAt < COUNTED_EVERY_MS) return;
    this.#countedAt = clock.now();
    await outbox.forget(new Date(now().getTime() - KEPT_MS));
    this.#counts = await outbox.count();
  }

  #lookLater(): void {
    if (this.#disposed) return;
    const { clock } = this.#deps;
    this.#timer?.[Symbol.dispose]();
    this.#timer = clock.schedule(clock.now() + LOOK_MS, () => this.wake());
  }
}
