import type { Clock, Instant } from '@wpm/kernel';

const SLOT_MS = 1_000;

/**
 * Wakes for thousands of things that end at some second, with one timer for all of them. What is put in is told to be over
 * within a second after its time; what is taken out is not.
 */
export class ExpiryWheel<Item> {
  readonly #clock: Clock;
  readonly #over: (items: ReadonlySet<Item>) => void;
  readonly #slots = new Map<number, Set<Item>>();
  #armed: { readonly slot: number; readonly timer: Disposable } | undefined;

  constructor(clock: Clock, over: (items: ReadonlySet<Item>) => void) {
    this.#clock = clock;
    this.#over = over;
  }

  put(item: Item, at: Instant): void {
    const slot = slotOf(at);
    const items = this.#slots.get(slot);
    if (items) items.add(item);
    else this.#slots.set(slot, new Set([item]));
    if (!this.#armed || slot < this.#armed.slot) this.#arm(slot);
  }

  /** @param at as it was put in */
  take(item: Item, at: Instant): void {
    const slot = slotOf(at);
    const items = this.#slots.get(slot);
    if (!items?.delete(item) || items.size > 0) return;
    this.#slots.delete(slot);
    if (this.#armed?.slot === slot) this.#armNext();
  }

  #armNext(): void {
    let next = Infinity;
    for (const slot of this.#slots.keys()) next = Math.min(next, slot);
    if (next < Infinity) return this.#arm(next);
    this.#armed?.timer[Symbol.dispose]();
    this.#armed = undefined;
  }

  #arm(slot: number): void {
    this.#armed?.timer[Symbol.dispose]();
    this.#armed = { slot, timer: this.#clock.schedule(slot * SLOT_MS, () => this.#fire(slot)) };
  }

  #fire(slot: number): void {
    this.#armed = undefined;
    const items = this.#slots.get(slot);
    this.#slots.delete(slot);
    this.#armNext();
    if (items) this.#over(items);
  }
}

const slotOf = (at: Instant): number => Math.ceil(at / SLOT_MS);
