import type { Instant } from '@wpm/kernel';
import { ALAW_SILENCE, type Law, lawTable } from '../codec/g711.ts';
import { ChannelClock } from './channel-clock.ts';
import { FRAMES_PER_MS, FRAME_BYTES } from './wav-header.ts';

/** Late packets find their place for this long before it goes to the file. */
const HOLD = 300 * FRAMES_PER_MS;
/** What a stalled disk may keep waiting. */
const CAPACITY = 6_000 * FRAMES_PER_MS;

/** Left and right of the file. */
export const CHANNEL = { agent: 0, customer: 1 } as const;
export type Channel = (typeof CHANNEL)[keyof typeof CHANNEL];

/** A packet to be recorded. */
export interface RecordedPacket {
  readonly stream: object;
  readonly timestamp: number;
  readonly codec: Law;
  readonly payload: Uint8Array;
}

/** The last seconds of both channels, interleaved A-law, silence where nobody spoke; what is complete is taken to the file. */
export class RecordingTimeline {
  readonly startedAt: Instant;
  readonly #ring = new Uint8Array(CAPACITY * FRAME_BYTES).fill(ALAW_SILENCE);
  readonly #clocks = [new ChannelClock(), new ChannelClock()] as const;
  #takenTo = 0;
  /** Nothing is written before this frame; Infinity while the recording is paused. */
  #soundFrom = 0;

  constructor(startedAt: Instant) {
    this.startedAt = startedAt;
  }

  /** Frames that were taken so far. */
  get takenTo(): number {
    return this.#takenTo;
  }

  put(channel: Channel, packet: RecordedPacket, now: Instant): void {
    const { payload } = packet;
    const end = this.positionAt(now);
    const start = this.#clocks[channel].place({ ...packet, frames: payload.length }, end, this.#takenTo);
    // Placed all the same while it is paused: the channel's clock goes on.
    if (this.#soundFrom === Infinity) return;
    const from = Math.max(0, Math.max(this.#takenTo, this.#soundFrom) - start);
    const table = lawTable(packet.codec, 'PCMA');
    const to = Math.min(payload.length, this.#takenTo + CAPACITY - start);
    let at = ((start + from) % CAPACITY) * FRAME_BYTES + channel;
    for (let i = from; i < to; i++) {
      this.#ring[at] = table[payload[i] ?? 0] ?? ALAW_SILENCE;
      at += FRAME_BYTES;
      if (at >= this.#ring.length) at = channel;
    }
  }

  /** Silence from now on, whatever is put; what a sender ran ahead of the clock goes as well. */
  pause(now: Instant): void {
    if (this.#soundFrom === Infinity) return;
    this.#soundFrom = Infinity;
    const from = Math.max(this.#takenTo, this.positionAt(now));
    const at = (from % CAPACITY) * FRAME_BYTES;
    const end = at + Math.max(0, this.#takenTo + CAPACITY - from) * FRAME_BYTES;
    this.#ring.fill(ALAW_SILENCE, at, Math.min(end, this.#ring.length));
    this.#ring.fill(ALAW_SILENCE, 0, Math.max(0, end - this.#ring.length));
  }

  /** Sound from now on; a late packet of the pause stays silent. */
  resume(now: Instant): void {
    if (this.#soundFrom === Infinity) this.#soundFrom = this.positionAt(now);
  }

  /** Whether more is waiting than there is room for: the disk did not keep up. */
  isOverrun(now: Instant): boolean {
    return this.positionAt(now) - this.#takenTo > CAPACITY;
  }

  /** Takes what is complete; with `all` everything up to now. */
  take(now: Instant, all: boolean): Uint8Array {
    const to = Math.max(this.#takenTo, this.positionAt(now) - (all ? 0 : HOLD));
    const frames = Math.min(to - this.#takenTo, CAPACITY);
    const taken = new Uint8Array(frames * FRAME_BYTES);
    for (let done = 0; done < frames;) {
      const at = (this.#takenTo + done) % CAPACITY;
      const part = Math.min(frames - done, CAPACITY - at);
      const bytes = this.#ring.subarray(at * FRAME_BYTES, (at + part) * FRAME_BYTES);
      taken.set(bytes, done * FRAME_BYTES);
      bytes.fill(ALAW_SILENCE);
      done += part;
    }
    this.#takenTo = to;
    return taken;
  }

  /** Frames from its beginning to this instant. */
  positionAt(now: Instant): number {
    return Math.floor((now - this.startedAt) * FRAMES_PER_MS);
  }
}
