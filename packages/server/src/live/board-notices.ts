import type { Clock } from '@wpm/kernel';

/** How long changes are gathered before supervisors are told: a busy tenant has many a second, a screen shows one. */
export const GATHER_MS = 500;

/** Tells a tenant's supervisors that something on their live board changed, at most twice a second (F47). */
export class BoardNotices implements Disposable {
  readonly #clock: Pick<Clock, 'now' | 'schedule'>;
  readonly #tell: (tenantId: string) => void;
  readonly #due = new Map<string, Disposable>();

  constructor(clock: Pick<Clock, 'now' | 'schedule'>, tell: (tenantId: string) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** A call or a status of the tenant is another by now. */
  changed(tenantId: string): void {
    if (this.#due.has(tenantId)) return;
    const tell = () => {
      this.#due.delete(tenantId);
      this.#tell(tenantId);
    };
    this.#due.set(tenantId, this.#clock.schedule(this.#clock.now() + GATHER_MS, tell));
  }

  [Symbol.dispose](): void {
    for (const due of this.#due.values()) due[Symbol.dispose]();
    this.#due.clear();
  }
}
