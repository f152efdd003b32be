import { FRESH_WINDOW, isGivenUpOn, pauseOf, type SendWindow, turnWindow } from '@wpm/integrations';

/** So many are sent at once, and so many of them to webhooks that did not answer last time: they hold up nobody else. */
const MOST_AT_ONCE = 128;
const MOST_SILENT = 32;

/** A webhook whose failures nobody has asked about for so long begins anew: it is gone, or has nothing to send. */
const FAILURES_KEPT_MS = 10 * 60_000;

/** `pausedUntil`: nothing more before then. */
type Open = { readonly window: SendWindow; readonly sending: number; readonly pausedUntil: number };

/**
 * Which webhooks have how many deliveries on their way, and how many more each may have. `now` is of a clock that only goes forward, in ms.
 */
export class SendWindows {
  readonly #open = new Map<string, Open>();
  #sending = 0;

  get sending(): number {
    return this.#sending;
  }

  /** How many may be taken now. */
  room(now: number) {
    const silent = [...this.#open.values()].filter(({ window }) => window.silent);
    let spare = MOST_SILENT - silent.reduce((sum, { sending }) => sum + sending, 0);
    const rooms = [...this.#open].map(([webhookId, { window, sending, pausedUntil }]) => {
      const free = now < pausedUntil ? 0 : Math.max(0, window.room - sending);
      if (!window.silent) return { webhookId, room: free };
      const room = Math.max(0, Math.min(free, spare));
      spare -= room;
      return { webhookId, room };
    });
    return { most: MOST_AT_ONCE - this.#sending, perWebhook: FRESH_WINDOW.room, rooms };
  }

  begin(webhookId: string): void {
    const open = this.#of(webhookId);
    this.#open.set(webhookId, { ...open, sending: open.sending + 1 });
    this.#sending++;
  }

  /** It is over and written down. */
  end(webhookId: string, result: Parameters<typeof turnWindow>[1], now: number): void {
    const { window, sending } = this.#of(webhookId);
    const turned = turnWindow(window, result);
    this.#open.set(webhookId, { window: turned, sending: sending - 1, pausedUntil: now + pauseOf(turned) });
    this.#sending--;
  }

  /** Somebody says that it may be different now: the next ones go at once. */
  beginAnew(webhookId: string): void {
    const { sending } = this.#of(webhookId);
    this.#open.set(webhookId, { window: FRESH_WINDOW, sending, pausedUntil: 0 });
  }

  /** Those that took nothing for long: what has waited too long for them is not tried one by one. */
  givenUpOn(): readonly string[] {
    return [...this.#open].flatMap(([webhookId, { window }]) => (isGivenUpOn(window) ? webhookId : []));
  }

  /** Whoever has nothing on its way begins anew, but not those that failed just now. */
  forgetIdle(now: number): void {
    for (const [webhookId, { window, sending, pausedUntil }] of this.#open) {
      const isFailing = window.failures > 0 && now < pausedUntil + FAILURES_KEPT_MS;
      if (sending === 0 && !isFailing) this.#open.delete(webhookId);
    }
  }

  #of(webhookId: string): Open {
    return this.#open.get(webhookId) ?? { window: FRESH_WINDOW, sending: 0, pausedUntil: 0 };
  }
}
