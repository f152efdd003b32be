import type { TrunkSettings } from '@wpm/contract';
import type { Clock, Instant } from '@wpm/kernel';

export type SlotDirection = 'inbound' | 'outbound';
type Slot = { readonly trunkId: string; readonly direction: SlotDirection };

/** Calls a trunk carries now. */
export type SlotCounts = { readonly inbound: number; readonly outbound: number };

/**
 * Which call takes a place on which trunk. A place is taken before the INVITE goes out and given back when it fails or its
 * call is over, so caps hold also for calls that begin at the same moment.
 */
export class TrunkSlots {
  readonly #byCall = new Map<string, Slot[]>();
  readonly #counts = new Map<string, { inbound: number; outbound: number }>();
  readonly #fullSince = new Map<string, Instant>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  countsOf(trunkId: string): SlotCounts {
    return this.#counts.get(trunkId) ?? { inbound: 0, outbound: 0 };
  }

  /** Since when the trunk carries all it may, in both directions or in the one asked about; null while a place is free. */
  fullSince(trunkId: string, limits: TrunkSettings['limits']): Instant | null {
    const counts = this.countsOf(trunkId);
    const isFull = !hasRoom(counts, 'inbound', limits) && !hasRoom(counts, 'outbound', limits);
    if (!isFull) this.#fullSince.delete(trunkId);
    else if (!this.#fullSince.has(trunkId)) this.#fullSince.set(trunkId, this.#clock.now());
    return this.#fullSince.get(trunkId) ?? null;
  }

  /** Takes a place unless the trunk is full. */
  take(callId: string, slot: Slot, limits: TrunkSettings['limits']): boolean {
    if (!hasRoom(this.countsOf(slot.trunkId), slot.direction, limits)) return false;
    this.restore(callId, slot);
    return true;
  }

  /** Takes a place whatever the caps: the call is up already. */
  restore(callId: string, slot: Slot): void {
    this.#byCall.set(callId, [...(this.#byCall.get(callId) ?? []), slot]);
    const { inbound, outbound } = this.countsOf(slot.trunkId);
    this.#counts.set(slot.trunkId, {
      inbound,
      outbound,
      [slot.direction]: this.countsOf(slot.trunkId)[slot.direction] + 1,
    });
  }

  /** Whether the call has an outbound place on the trunk. */
  holds(callId: string, trunkId: string): boolean {
    return this.#byCall.get(callId)?.some((slot) => slot.trunkId === trunkId && slot.direction === 'outbound') ?? false;
  }

  /** Gives one place back: the trunk did not take the call, or its part of it is over. */
  release(callId: string, trunkId: string, direction: SlotDirection = 'outbound'): void {
    const slots = this.#byCall.get(callId) ?? [];
    const at = slots.findIndex((slot) => slot.trunkId === trunkId && slot.direction === direction);
    const slot = slots[at];
    if (!slot) return;
    this.#byCall.set(callId, slots.toSpliced(at, 1));
    this.#giveBack(slot);
  }

  over(callId: string): void {
    for (const slot of this.#byCall.get(callId) ?? []) this.#giveBack(slot);
    this.#byCall.delete(callId);
  }

  #giveBack({ trunkId, direction }: Slot): void {
    const counts = this.countsOf(trunkId);
    const next = { ...counts, [direction]: counts[direction] - 1 };
    if (next.inbound + next.outbound === 0) this.#counts.delete(trunkId);
    else this.#counts.set(trunkId, next);
  }
}

/** Whether one more call of this direction may be carried. */
export function hasRoom(counts: SlotCounts, direction: SlotDirection, limits: TrunkSettings['limits']): boolean {
  const { total, [direction]: own } = limits;
  return counts.inbound + counts.outbound < (total ?? Infinity) && counts[direction] < (own ?? Infinity);
}
