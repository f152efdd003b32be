import type { Clock, Instant } from '@wpm/kernel';

/** One of the machines of `transaction/`: its module is one. */
export interface Machine<State, Input, Effect> {
  advance(state: State, input: Input, now: Instant): { readonly next: State; readonly effects: readonly Effect[] };
  /** `Infinity`: no need to be told the time. */
  deadline(state: State): Instant;
}

/** What a machine's decisions lead to. */
export interface Performer<State, Effect> {
  perform(effect: Effect): void;
  /** Called once, when the state is `terminated`. */
  ended(state: State): void;
}

/** A machine at work, as far as who feeds it needs to know. */
export interface Work<Input> {
  /** Name of its state. */
  readonly state: string;
  take(input: Input): void;
  /** Stops the timer; nothing happens any more by itself. */
  stop(): void;
}

/**
 * A machine at work: takes inputs, performs effects and keeps the one timer its state asks for. Most of those there are at a time are
 * over but for late copies, for half a minute: it holds as little as it can.
 */
export class Running<State extends { readonly state: string }, Input, Effect> implements Work<Input> {
  readonly #clock: Clock;
  readonly #machine: Machine<State, Input | { kind: 'time' }, Effect>;
  readonly #performer: Performer<State, Effect>;
  #state: State;
  #at: Instant = Infinity;
  #scheduled: Disposable | undefined;

  constructor(
    clock: Clock,
    machine: Machine<State, Input | { kind: 'time' }, Effect>,
    first: { readonly next: State; readonly effects: readonly Effect[] },
    performer: Performer<State, Effect>,
  ) {
    this.#clock = clock;
    this.#machine = machine;
    this.#performer = performer;
    this.#state = first.next;
    this.#perform(first.effects);
  }

  get state(): State['state'] {
    return this.#state.state;
  }

  take(input: Input | { kind: 'time' }): void {
    if (this.#state.state === 'terminated') return;
    const { next, effects } = this.#machine.advance(this.#state, input, this.#clock.now());
    this.#state = next;
    this.#perform(effects);
    if (next.state === 'terminated') this.#performer.ended(next);
  }

  stop(): void {
    this.#scheduled?.[Symbol.dispose]();
    this.#scheduled = undefined;
    this.#at = Infinity;
  }

  #perform(effects: readonly Effect[]): void {
    // The timer first: an effect may call back into `take`, which must find it in order.
    this.#schedule(this.#machine.deadline(this.#state));
    for (const effect of effects) this.#performer.perform(effect);
  }

  #schedule(at: Instant): void {
    if (this.#at === at) return;
    this.stop();
    if (at === Infinity) return;
    this.#at = at;
    this.#scheduled = this.#clock.schedule(at, () => {
      this.#scheduled = undefined;
      this.#at = Infinity;
      this.take({ kind: 'time' });
    });
  }
}
