import type { CallDesk } from './call-desk.ts';
import type { Handling } from './handling.ts';
import { warnedFrom } from './recording-seen.ts';

type Timer = { readonly until: number; readonly timer: ReturnType<typeof setTimeout> };

/** Says that a pause of the recording is about to end (F39), once for each end it is to have: who is in the middle of a card's number asks for more. */
export class PauseReminder implements Disposable {
  readonly #desk: Pick<CallDesk, 'getState'>;
  readonly #remind: () => void;
  readonly #timers = new Map<string, Timer>();
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
    const known = this.#desk.getState();
    for (const [callId, { until }] of this.#timers) if (pauseOf(known.get(callId))?.until !== until) this.#stop(callId);
    for (const [callId, handling] of known) {
      const pause = pauseOf(handling);
      if (pause === undefined || this.#timers.has(callId)) continue;
      const timer = setTimeout(this.#remind, Math.max(0, warnedFrom(pause) - performance.now()));
      this.#timers.set(callId, { until: pause.until, timer });
    }
  }

  #stop(callId: string): void {
    clearTimeout(this.#timers.get(callId)?.timer);
    this.#timers.delete(callId);
  }
}

const pauseOf = (handling: Handling | undefined) =>
  handling?.kind === 'live' && handling.recording.state === 'paused' ? handling.recording : undefined;
