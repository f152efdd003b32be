import type { Codec } from '@wpm/media';

/** A packet of sound that waits for its turn. */
export interface WaitingPacket {
  /** In ms on the sender's clock. */
  readonly at: number;
  readonly codec: Codec;
  readonly payload: Uint8Array;
}

/** What comes next in the order of the sender's clock. */
export type NextPacket =
  | { readonly kind: 'packet'; readonly packet: WaitingPacket }
  /** One is missing; `next` is the packet right after it, where that is there already. */
  | { readonly kind: 'lost'; readonly next: WaitingPacket | undefined }
  /** Nothing is there. */
  | { readonly kind: 'dry' };

const FRAME_MS = 20;
/** What jitter may take at first, at most, and by how much more once it took it. */
const LEAD_MS = 40;
const MAX_LEAD_MS = 160;
const LEAD_STEP_MS = 20;
/** Sound that waits longer than the lead for this many packets in a row is a faster clock's, or a burst's that is over. */
const EXCESS_MS = 60;
const EXCESS_PACKETS = 150;
/** A timestamp further off is another time line: a sender that stopped its clock, or restarted it. */
const JUMP_MS = 1_000;
/** Packets of more than a second; a flood finds no more room. */
const MAX_WAITING = 64;
/** Timestamps of one packet and the next differ by rounding. */
const NEAR_MS = 1;

/** Puts the packets of one stream in order and hands them out one after the other, late enough that jitter is not heard. */
export class JitterBuffer {
  #waiting: WaitingPacket[] = [];
  #leadMs = LEAD_MS;
  /** Whether enough has gathered to begin. */
  #flows = false;
  /** Where the packet that is due begins. */
  #due = 0;
  #excess = 0;

  push(packet: WaitingPacket): void {
    const off = packet.at - this.#due;
    if (this.#flows && Math.abs(off) > JUMP_MS) this.reset();
    if (this.#flows && off < -NEAR_MS) return this.#onLate();
    let place = this.#waiting.length;
    while (place > 0 && (this.#waiting[place - 1]?.at ?? 0) > packet.at) place -= 1;
    this.#waiting.splice(place, 0, packet);
    if (this.#waiting.length > MAX_WAITING) this.reset();
  }

  /** The packet that is due; to be asked as the sound of the one before ends. */
  next(): NextPacket {
    const first = this.#waiting[0];
    if (!first) return DRY;
    if (!this.#flows && !this.#begin(first)) return DRY;
    if (first.at > this.#due + NEAR_MS) {
      this.#due += FRAME_MS;
      return { kind: 'lost', next: first.at <= this.#due + NEAR_MS ? first : undefined };
    }
    this.#waiting.shift();
    this.#trim();
    return { kind: 'packet', packet: first };
  }

  /** How long the packet that was handed out sounds. */
  played(packet: WaitingPacket, ms: number): void {
    this.#due = packet.at + ms;
  }

  /** Sound of 20 ms was made up while nothing was there: what comes late for it is dropped. */
  bridged(): void {
    this.#due += FRAME_MS;
  }

  /** Begins anew with the next packet, after a lead. */
  reset(): void {
    this.#waiting = [];
    this.#flows = false;
    this.#excess = 0;
  }

  #begin(first: WaitingPacket): boolean {
    const last = this.#waiting.at(-1) ?? first;
    if (last.at - first.at + FRAME_MS < this.#leadMs) return false;
    this.#flows = true;
    this.#due = first.at;
    return true;
  }

  #onLate(): void {
    this.#leadMs = Math.min(MAX_LEAD_MS, this.#leadMs + LEAD_STEP_MS);
    // It takes effect at once: the sound goes on that much later.
    this.#due -= LEAD_STEP_MS;
  }

  /** Leaves a packet out when too many have been waiting for long. */
  #trim(): void {
    const waitsMs = this.#waiting.length * FRAME_MS;
    this.#excess = waitsMs > this.#leadMs + EXCESS_MS ? this.#excess + 1 : 0;
    if (this.#excess < EXCESS_PACKETS) return;
    this.#excess = 0;
    this.#leadMs = Math.max(LEAD_MS, this.#leadMs - LEAD_STEP_MS);
    this.#waiting.shift();
  }
}

const DRY: NextPacket = { kind: 'dry' };
