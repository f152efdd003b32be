import { FRESH_WINDOW, type SendWindow, turnWindow } from '@wpm/integrations';

/** So many are sent at once, and so many of them to webhooks that did not answer last time: they hold up nobody else. */
const MOST_AT_ONCE = 128;
const MOST_SILENT = 32;

type Open = { readonly window: SendWindow; readonly sending: number };

/** Which webhooks have how many deliveries on their way, and how many more each may have. */
export class SendWindows {
  readonly #open = new Map<string, Open>();
  #sending = 0;

  get sending(): number {
    return this.#sending;
  }

  /** How many may be taken now. */
  room() {
    const silent = [...this.#open.values()].filter(({ window }) => window.silent);
    let spare = MOST_SILENT - silent.reduce((sum, { sending }) => sum + sending, 0);
    const rooms = [...this.#open].map(([webhookId, { window, sending }]) => {
      const free = Math.max(0, window.room - sending);
      if (!window.silent) return { webhookId, room: free };
      const room = Math.max(0, Math.min(free, spare));
      spare -= room;
      return { webhookId, room };
    });
    return { most: MOST_AT_ONCE - this.#sending, perWebhook: FRESH_WINDOW.room, rooms };
  }

  begin(webhookId: string): void {
    const { window, sending } = this.#of(webhookId);
    this.#open.set(webhookId, { window, sending: sending + 1 });
    this.#sending++;
  }

  /** It is over and written down. */
  end(webhookId: string, result: Parameters<typeof turnWindow>[1]): void {
    const { window, sending } = this.#of(webhookId);
    this.#open.set(webhookId, { window: turnWindow(window, result), sending: sending - 1 });
    this.#sending--;
  }

  /** Whoever has nothing on its way begins anew. */
  forgetIdle(): void {
    for (const [webhookId, { sending }] of this.#open) if (sending === 0) this.#open.delete(webhookId);
  }

  #of(webhookId: string): Open {
    return this.#open.get(webhookId) ?? { window: FRESH_WINDOW, sending: 0 };
  }
}
