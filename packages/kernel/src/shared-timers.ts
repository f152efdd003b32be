import type { Instant } from './clock.ts';

/** Timers due within the same so many milliseconds share one of the system's. */
const SLOT_MS = 8;

/** Calls `fire` after so many milliseconds. @returns how it is called off */
export type StartTimer = (ms: number, fire: () => void) => () => void;

/**
 * Many timers by few of the system's: a SIP transaction has up to three in half a minute, and nearly all of them are called off.
 * One costs a small object here, to call it off is to forget what it does. No timer fires early.
 */
export class SharedTimers {
  readonly #start: StartTimer;
  readonly #slots = new Map<number, Slot>();

  constructor(start: StartTimer) {
    this.#start = start;
  }

  /** Timers of the system in use. */
  get slots(): number {
    return this.#slots.size;
  }

  /** @param ms how far ahead `at` is */
  schedule(at: Instant, ms: number, fire: () => void): Disposable {
    const number = Math.ceil(at / SLOT_MS);
    const slot = this.#slots.get(number) ?? this.#open(number, ms + number * SLOT_MS - at);
    const timer = new SharedTimer(slot, fire);
    slot.timers.push(timer);
    slot.open++;
    return timer;
  }

  #open(number: number, ms: number): Slot {
    const slot: Slot = { timers: [], open: 0, close: () => {} };
    const stop = this.#start(ms, () => {
      this.#slots.delete(number);
      this.#fire(slot);
    });
    // What nobody waits for any more must not keep the process alive.
    slot.close = () => {
      stop();
      if (this.#slots.get(number) === slot) this.#slots.delete(number);
    };
    this.#slots.set(number, slot);
    return slot;
  }

  /** Each in its turn, also where one before it failed. */
  #fire(slot: Slot, from = 0): void {
    let at = from;
    try {
      while (at < slot.timers.length) slot.timers[at++]?.fire();
    } finally {
      const next = at;
      if (next < slot.timers.length) this.#start(0, () => this.#fire(slot, next));
    }
  }
}

type Slot = { readonly timers: SharedTimer[]; open: number; close: () => void };

class SharedTimer implements Disposable {
  #slot: Slot | undefined;
  #fire: (() => void) | undefined;

  constructor(slot: Slot, fire: () => void) {
    this.#slot = slot;
    this.#fire = fire;
  }

  fire(): void {
    const fire = this.#fire;
    this.#leave();
    fire?.();
  }

  [Symbol.dispose](): void {
    const slot = this.#slot;
    this.#leave();
    if (slot && slot.open === 0) slot.close();
  }

  #leave(): void {
    if (this.#slot) this.#slot.open--;
    this.#slot = undefined;
    this.#fire = undefined;
  }
}
