import type { Instant } from '@wpm/kernel';
import type { Arrived } from './leg-output.ts';
import { digitOf } from './telephone-event.ts';

/** A digit that is over, and for how long it was pressed. */
export interface PressedDigit {
  readonly digit: string;
  readonly ms: number;
}

/** Without a packet for this long an event is over though its end was lost. */
const QUIET_MS = 120;
const END_BIT = 0x80;
/** The shortest press a far end is told of: what is shorter it might take for none. */
const LEAST_MS = 40;

type Pressed = {
  readonly stream: object;
  /** When it began; segments of one that is held for long follow each other (RFC 4733 §2.5.1.3). */
  readonly timestamp: number;
  readonly digit: string;
  readonly ticks: number;
  readonly clockRate: number;
  readonly heardAt: Instant;
  /** Copies of its end, and what comes late of it, change nothing. */
  readonly isOver: boolean;
};

/** @property since ticks since the digit before began; less than 0 where this is older, `Infinity` on another stream */
type Part = { readonly digit: string; readonly ticks: number; readonly isEnd: boolean; readonly since: number };

/** What a packet says; undefined where that is no digit. */
function partOf({ stream, header, packet }: Arrived, before: Pressed | undefined): Part | undefined {
  const payload = packet.subarray(header.payloadStart, header.payloadEnd);
  const [event = -1, flags = 0, high = 0, low = 0] = payload;
  const digit = digitOf(event);
  if (digit === undefined || payload.length < 4) return undefined;
  const since = before?.stream === stream ? (header.timestamp - before.timestamp) | 0 : Infinity;
  return { digit, ticks: (high << 8) | low, isEnd: (flags & END_BIT) !== 0, since };
}

/** Whether it is of the same digit, be it as a further segment of it. */
const isOf = ({ digit, ticks, isOver }: Pressed, part: Part): boolean =>
  part.since === 0 || (!isOver && part.digit === digit && part.since <= ticks);

/** Makes of telephone-events what can be told by signalling: each digit once, when it is over, with its length. */
export class DigitHandOver {
  #pressed: Pressed | undefined;

  /** @returns what is over with this packet: the digit before, whose end was lost, and this one, if it ends */
  hear(arrived: Arrived, now: Instant): PressedDigit[] {
    const before = this.#pressed;
    const part = partOf(arrived, before);
    if (!part || part.since < 0) return [];
    if (!before || !isOf(before, part)) return this.#begin(arrived, part, now);
    if (before.isOver) return [];
    this.#pressed = { ...before, ticks: Math.max(before.ticks, part.since + part.ticks), heardAt: now };
    return part.isEnd ? this.#end() : [];
  }

  #begin({ stream, header, clockRate }: Arrived, { digit, ticks, isEnd }: Part, now: Instant): PressedDigit[] {
    const lost = this.#end();
    this.#pressed = { stream, timestamp: header.timestamp, digit, ticks, clockRate, heardAt: now, isOver: false };
    return isEnd ? [...lost, ...this.#end()] : lost;
  }

  /** A digit whose end never came. To be asked a few times a second. */
  overdue(now: Instant): PressedDigit[] {
    return this.#pressed && now - this.#pressed.heardAt > QUIET_MS ? this.#end() : [];
  }

  #end(): PressedDigit[] {
    const pressed = this.#pressed;
    if (!pressed || pressed.isOver) return [];
    this.#pressed = { ...pressed, isOver: true };
    const { digit, ticks, clockRate } = pressed;
    return [{ digit, ms: Math.max(LEAST_MS, Math.round((ticks * 1_000) / clockRate)) }];
  }
}
