import type { CallDesk } from './call-desk.ts';

/** How long somebody is on hold until the user is reminded of them, and how long until again (F32). */
export const HOLD_REMINDER_MS = 60_000;

/** Reminds of a call on hold, each minute it lasts; a call that is taken back is not spoken of again. */
export class HoldReminder implements Disposable {
  readonly #desk: Pick<CallDesk, 'getState'>;
  readonly #remind: () => void;
  readonly #timers = new Map<string, { readonly since: number; readonly timer: ReturnType<typeof setInterval> }>();
  readonly #unsubscribe: () => void;

  constructor(desk: Pick<CallDesk, 'getState' | 'subscribe'>, remind: () => void) {
    this.#desk = desk;
    this.#remind = remind;
    this.#unsubscribe = desk.subscribe(() => this.#look());
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
    for (const callId of this.#timers.keys()) this.#stop(callId);
  }

  #look(): void {
    const held = this.#held();
    for (const [callId, { since }] of this.#timers) if (held.get(callId) !== since) this.#stop(callId);
    for (const [callId, since] of held) {
      if (this.#timers.has(callId)) continue;
      this.#timers.set(callId, { since, timer: setInterval(this.#remind, HOLD_REMINDER_MS) });
    }
  }

  /** Since when each call on hold has been. */
  #held(): ReadonlyMap<string, number> {
    const held = new Map<string, number>();
    for (const [callId, handling] of this.#desk.getState()) {
      if (handling.kind === 'live' && handling.stage.kind === 'holding') held.set(callId, handling.stage.since);
    }
    return held;
  }

  #stop(callId: string): void {
    clearInterval(this.#timers.get(callId)?.timer);
    this.#timers.delete(callId);
  }
}
