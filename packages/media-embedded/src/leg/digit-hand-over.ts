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

/** Makes of telephone-events what can be told by signalling: each digit once, when it is over, with its length. */
export class DigitHandOver {
  #pressed: Pressed | undefined;

  /** @returns what is over with this packet: the digit before, whose end was lost, and this one, if it ends */
  hear({ stream, header, packet, clockRate }: Arrived, now: Instant): PressedDigit[] {
    const [event = -1, flags = 0, high = 0, low = 0] = packet.subarray(header.payloadStart, header.payloadEnd);
    const digit = digitOf(event);
    const before = this.#pressed;
    const since = before?.stream === stream ? (header.timestamp - before.timestamp) | 0 : Infinity;
    if (digit === undefined || header.payloadEnd - header.payloadStart < 4 || since < 0) return [];
    const goesOn = before && !before.isOver && before.digit === digit && since > 0 && since <= before.ticks;
    if (before && since === 0 && before.isOver) return [];
    const isSame = before !== undefined && (since === 0 || goesOn === true);
    const lost = isSame ? [] : this.#end();
    const began = isSame ? before : { stream, timestamp: header.timestamp, digit, clockRate, ticks: 0 };
    const ticks = Math.max(began.ticks, (isSame ? since : 0) + ((high << 8) | low));
    this.#pressed = { ...began, ticks, heardAt: now, isOver: false };
    return (flags & END_BIT) === 0 ? lost : [...lost, ...this.#end()];
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
