import type { Instant } from '@wpm/kernel';

/** A telephone-event packet that goes on to another leg. */
export interface RelayedEvent {
  readonly stream: object;
  readonly timestamp: number;
  readonly payload: Uint8Array;
  /** How many of the listener's ticks one of the sender's is. */
  readonly stretch: number;
}

/** Without a packet for this long an event is over though its end was lost. */
const QUIET_MS = 120;
const END_BIT = 0x80;
const MAX_DURATION = 0xffff;

/** Hands telephone-events on to a leg, whose clock may be another (RFC 4733 §2.1); while one sounds, nothing else does. */
export class EventRelay {
  #event: { readonly stream: object; readonly timestamp: number } | undefined;
  #onUntil: Instant = -Infinity;

  /** Whether a digit is being pressed. */
  isOn(now: Instant): boolean {
    return now < this.#onUntil;
  }

  /** The payload for the listener, and the identity of its event; undefined: it is none. */
  pass(
    { stream, timestamp, payload, stretch }: RelayedEvent,
    now: Instant,
  ): { key: object; payload: Uint8Array } | undefined {
    const [event = 0, flags = 0, high = 0, low = 0] = payload;
    if (payload.length < 4) return undefined;
    const known = this.#event?.stream === stream && this.#event.timestamp === timestamp;
    const key = known && this.#event ? this.#event : { stream, timestamp };
    this.#event = key;
    this.#onUntil = (flags & END_BIT) === 0 ? now + QUIET_MS : -Infinity;
    const duration = Math.min(MAX_DURATION, Math.round(((high << 8) | low) * stretch));
    return { key, payload: Uint8Array.of(event, flags, duration >> 8, duration & 0xff) };
  }
}
