import type { Clock, Log } from '@wpm/kernel';
import { GIVEN_UP_AFTER_MS, nextTry, signedHeaders } from '@wpm/integrations';
import type { DueDelivery, TriedOnce, WebhookOutbox } from '@wpm/store';
import type { Post, Posted } from '../net/safe-poster.ts';
import { SendWindows } from './send-windows.ts';
import type { SecretsOf, WebhookSecrets } from './webhook-secrets.ts';

/** Longer than any try takes: what nobody finishes, because its platform died over it and does not come back, is sent by another. */
const LEASE_MS = 60_000;
/** What was not heard of by an event (another node's, another try) is looked for so often. */
const LOOK_MS = 250;
/** So often the log is counted, and what is old leaves it. */
const COUNTED_EVERY_MS = 10_000;
const KEPT_MS = 30 * 24 * 60 * 60_000;

export type WebhookSenderDeps = {
  readonly outbox: WebhookOutbox;
  /** Which platform this is, the same after each start: a UUID. */
  readonly nodeId: string;
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

type Tried = { readonly webhookId: string; readonly tried: TriedOnce };

/**
 * Sends what waits in the outbox, a bounded number at once, until each is delivered or has been tried for a day (F48). One loop writes
 * down what came of those that are back, all in one statement, and takes as many others in another: while it waits for the database
 * more come back, so that the statements are few when there is much to do.
 */
export class WebhookSender implements Disposable {
  readonly #deps: WebhookSenderDeps;
  readonly #windows = new SendWindows();
  /** What is back and not written down yet. */
  readonly #tried: Tried[] = [];
  #claiming = false;
  #again = false;
  /** Whether what it had on its way when it died is due again. */
  #isBack = false;
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
    if (!this.#claiming && !(this.#disposed && this.#tried.length === 0)) void this.#claimAll();
  }

  /** Somebody changed it, or wants something sent again: what failed before counts no more. */
  beginAnew(webhookId: string): void {
    this.#windows.beginAnew(webhookId);
    this.wake();
  }

  /** One delivery that stands in no log. */
  async test(webhook: SecretsOf & { readonly url: string }, deliveryId: string): Promise<Posted> {
    const happenedAt = this.#deps.now();
    const payload = { webhookId: webhook.id };
    const posted = await this.#post({
      id: deliveryId,
      webhookId: webhook.id,
      secretNumber: webhook.secretNumber,
      oldSecretUntil: webhook.oldSecretUntil,
      url: webhook.url,
      event: 'webhook.test',
      payload,
      happenedAt,
    });
    if (posted.error === null) this.beginAnew(webhook.id);
    return posted;
  }

  gauges(): Readonly<Record<string, number>> {
    const { waiting, dead } = this.#counts;
    return { wpm_webhooks_waiting: waiting, wpm_webhooks_dead: dead, wpm_webhooks_sending: this.#windows.sending };
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#timer?.[Symbol.dispose]();
  }

  async #claimAll(): Promise<void> {
    const { log } = this.#deps;
    this.#claiming = true;
    try {
      if (!this.#isBack) await this.#takeBack();
      while (this.#again) {
        this.#again = false;
        await this.#settle();
        if (!this.#disposed) await this.#claim();
      }
      if (!this.#disposed) await this.#keepLog();
    } catch (error) {
      log.warn('webhooks.interrupted', { why: String(error) });
    }
    this.#claiming = false;
    this.#lookLater();
  }

  async #takeBack(): Promise<void> {
    const { outbox, nodeId, now } = this.#deps;
    await outbox.takeBack(nodeId, now());
    this.#isBack = true;
  }

  /** What cannot be written down now is when it is tried the next time; were the platform to die, it would be sent again. */
  async #settle(): Promise<void> {
    const back = [...this.#tried];
    if (back.length === 0) return;
    await this.#deps.outbox.settle(back.map(({ tried }) => tried));
    this.#tried.splice(0, back.length);
    const at = this.#deps.clock.now();
    for (const { webhookId, tried } of back) this.#windows.end(webhookId, resultOf(tried), at);
  }

  async #claim(): Promise<void> {
    const { outbox, nodeId, now, clock } = this.#deps;
    const room = this.#windows.room(clock.now());
    if (room.most <= 0) return;
    const due = await outbox.claim({ now: now(), by: nodeId, leaseMs: LEASE_MS, ...room });
    for (const one of due) {
      this.#windows.begin(one.webhookId);
      void this.#send(one);
    }
  }

  async #send(due: DueDelivery): Promise<void> {
    const { now, chance, log } = this.#deps;
    const posted = await this.#post(due).catch((cause: unknown) => ({ status: null, error: String(cause) }));
    const said = { id: due.id, status: posted.status, error: posted.error };
    if (posted.error === null) this.#back(due, { ...said, state: 'delivered', at: now() });
    else {
      const again = nextTry({ tries: due.tries, since: due.since, now: now(), chance: chance() });
      if (again === 'never')
        log.warn('webhook.given-up', { webhook: due.webhookId, delivery: due.id, why: posted.error });
      this.#back(due, again === 'never' ? { ...said, state: 'dead' } : { ...said, state: 'waiting', at: again });
    }
  }

  #back({ webhookId }: DueDelivery, tried: TriedOnce): void {
    this.#tried.push({ webhookId, tried });
    this.wake();
  }

  async #post(due: Omit<DueDelivery, 'since' | 'tries'>): Promise<Posted> {
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
    this.#windows.forgetIdle(clock.now());
    await this.#giveUp();
    await outbox.forget(new Date(now().getTime() - KEPT_MS));
    this.#counts = await outbox.count();
  }

  async #giveUp(): Promise<void> {
    const { outbox, now, log } = this.#deps;
    const webhooks = this.#windows.givenUpOn();
    if (webhooks.length === 0) return;
    const times = { now: now(), before: new Date(now().getTime() - GIVEN_UP_AFTER_MS) };
    const deliveries = await outbox.giveUp(webhooks, times);
    if (deliveries > 0) log.warn('webhooks.given-up', { webhooks: webhooks.join(' '), deliveries });
  }

  #lookLater(): void {
    if (this.#disposed) return;
    const { clock } = this.#deps;
    this.#timer?.[Symbol.dispose]();
    this.#timer = clock.schedule(clock.now() + LOOK_MS, () => this.wake());
  }
}

const resultOf = ({ state, status }: TriedOnce) =>
  state === 'delivered' ? 'taken' : status === null ? 'silent' : 'refused';
