import type { CallDesk } from './call-desk.ts';
import type { Handling } from './handling.ts';

/** How long somebody is on hold in a call outside campaigns until the user is reminded of them. */
const OUTSIDE_CAMPAIGNS_MS = 60_000;

/** Somebody on hold, since an instant on the monotonic clock. */
export type OnHold = {
  readonly since: number;
  /** How long they are until the user is reminded of them, and how long until again (F32); null: never. */
  readonly remindMs: number | null;
};

/** Whom the user holds in this call; undefined where nobody waits. */
export function onHoldIn(handling: Handling | undefined): OnHold | undefined {
  if (handling?.kind !== 'live' || handling.stage.kind !== 'holding') return undefined;
  const { holdReminderMs: remindMs = OUTSIDE_CAMPAIGNS_MS, stage } = handling;
  return { since: stage.since, remindMs };
}

/** Reminds of a call on hold, again and again while it lasts; a call that is taken back is not spoken of again. */
export class HoldReminder implements Disposable {
  readonly #desk: Pick<CallDesk, 'getState'>;
  readonly #remind: () => void;
  readonly #timers = new Map<string, OnHold & { readonly timer: ReturnType<typeof setInterval> }>();
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
    for (const [callId, { since }] of this.#timers) if (held.get(callId)?.since !== since) this.#stop(callId);
    for (const [callId, { since, remindMs }] of held) {
      if (this.#timers.has(callId) || remindMs === null) continue;
      this.#timers.set(callId, { since, remindMs, timer: setInterval(this.#remind, remindMs) });
    }
  }

  /** Each call on hold. */
  #held(): ReadonlyMap<string, OnHold> {
    const held = new Map<string, OnHold>();
    for (const [callId, handling] of this.#desk.getState()) {
      const onHold = onHoldIn(handling);
      if (onHold) held.set(callId, onHold);
    }
    return held;
  }

  #stop(callId: string): void {
    clearInterval(this.#timers.get(callId)?.timer);
    this.#timers.delete(callId);
  }
}
