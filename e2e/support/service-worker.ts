import type { CDPSession, Page, Worker } from 'playwright-core';

type Registered = { readonly registrations: readonly { readonly registrationId: string; readonly scopeURL: string }[] };

/** The installed service worker of a page, with pushes the browser hands it as if they came from its push service. */
export class InstalledWorker {
  readonly #session: CDPSession;
  readonly #worker: Worker;
  readonly #target: { readonly origin: string; readonly registrationId: string };

  private constructor(session: CDPSession, worker: Worker, target: { origin: string; registrationId: string }) {
    this.#session = session;
    this.#worker = worker;
    this.#target = target;
  }

  static async of(page: Page): Promise<InstalledWorker> {
    const context = page.context();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    const session = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }: Registered) => {
        const own = registrations.find(({ scopeURL }) => page.url().startsWith(scopeURL));
        if (own !== undefined) resolve(own.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    const target = { origin: new URL(page.url()).origin, registrationId: await registered };
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    return new InstalledWorker(session, worker, target);
  }

  async push(message: object): Promise<void> {
    const data = JSON.stringify(message);
    await this.#session.send('ServiceWorker.deliverPushMessage', { ...this.#target, data });
  }

  /** What the system shows by now, by the worker that shows it. */
  notes(): Promise<readonly { readonly title: string; readonly body: string; readonly tag: string }[]> {
    return this.#worker.evaluate(async () => {
      const { registration }: { registration: ServiceWorkerRegistration } = Object(globalThis);
      return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
    });
  }

  /**
   * Presses a button of a notification. A browser without a screen has none to press: the worker's own handler gets the event,
   * which may not open windows, as no user stands behind it.
   */
  press(tag: string, action: string): Promise<void> {
    return this.#worker.evaluate(
      async (pressed) => {
        const scope: EventTarget & { registration: ServiceWorkerRegistration } = Object(globalThis);
        const [notification] = await scope.registration.getNotifications({ tag: pressed.tag });
        const about = { action: pressed.action, notification };
        const event = Object.assign(new Event('notificationclick'), about, { waitUntil: () => {} });
        scope.dispatchEvent(event);
      },
      { tag, action },
    );
  }
}
