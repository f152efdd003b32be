import type { Instant } from '@wpm/kernel';
import type { Law } from '../codec/g711.ts';
import { ChannelClock } from './channel-clock.ts';
import { FrameRing } from './frame-ring.ts';
import { FRAMES_PER_MS } from './wav-header.ts';

/** Late packets find their place for this long before it goes to the file. */
const HOLD = 300 * FRAMES_PER_MS;
/**
 * What a stalled disk may keep waiting; and what waits while it does not stall: what is held, what gathers between two writes, and
 * what a sender is ahead. The difference is 72 kB a call.
 */
const ROOM = { most: 6_000 * FRAMES_PER_MS, usual: 1_500 * FRAMES_PER_MS };

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
  readonly #ring = new FrameRing(ROOM);
  readonly #clocks = [new ChannelClock(), new ChannelClock()] as const;
  /** Nothing is written before this frame; Infinity while the recording is paused. */
  #soundFrom = 0;

  constructor(startedAt: Instant) {
    this.startedAt = startedAt;
  }

  /** Frames that were taken so far. */
  get takenTo(): number {
    return this.#ring.from;
  }

  put(channel: Channel, packet: RecordedPacket, now: Instant): void {
    const { payload, codec } = packet;
    const end = this.positionAt(now);
    const start = this.#clocks[channel].place({ ...packet, frames: payload.length }, end, this.takenTo);
    // Placed all the same while it is paused: the channel's clock goes on.
    if (this.#soundFrom === Infinity) return;
    const paused = Math.max(0, this.#soundFrom - start);
    const bytes = paused === 0 ? payload : payload.subarray(paused);
    this.#ring.put(start + paused, { channel, law: codec, bytes });
  }

  /** Silence from now on, whatever is put; what a sender ran ahead of the clock goes as well. */
  pause(now: Instant): void {
    if (this.#soundFrom === Infinity) return;
    this.#soundFrom = Infinity;
    this.#ring.silenceFrom(this.positionAt(now));
  }

  /** Sound from now on; a late packet of the pause stays silent. */
  resume(now: Instant): void {
    if (this.#soundFrom === Infinity) this.#soundFrom = this.positionAt(now);
  }

  /** Whether more is waiting than there is room for: the disk did not keep up. */
  isOverrun(now: Instant): boolean {
    return this.positionAt(now) - this.takenTo > ROOM.most;
  }

  /** Takes what is complete; with `all` everything up to now. */
  take(now: Instant, all: boolean): Uint8Array {
    return this.#ring.takeTo(Math.max(this.takenTo, this.positionAt(now) - (all ? 0 : HOLD)));
  }

  /** Frames from its beginning to this instant. */
  positionAt(now: Instant): number {
    return Math.floor((now - this.startedAt) * FRAMES_PER_MS);
  }
}
