import { FRAMES_PER_MS } from './wav-header.ts';

/** How far the two clocks may drift apart before the sound is moved, and over how long that is judged. */
const DRIFT = 40 * FRAMES_PER_MS;
const DRIFT_WINDOW = 10_000 * FRAMES_PER_MS;
/** A packet this far ahead of the clock is not jitter: the sender's timestamps jumped. */
const MAX_AHEAD = 250 * FRAMES_PER_MS;
/** A pause after which timestamps are compared with the clock afresh: hold, or a sender that stopped its clock. */
const PAUSE = 500 * FRAMES_PER_MS;
/** That many packets in a row too late to be written show that it is not jitter either. */
const MAX_LATE = 5;

/** Places the packets of one channel on the recording's time line, in frames since it began. */
export class ChannelClock {
  #stream: object | undefined;
  #anchor = { timestamp: 0, position: 0 };
  #arrivedAt = 0;
  #late = 0;
  #window = { from: 0, least: Infinity };

  /**
   * Where a packet's first frame belongs. Its RTP timestamp decides, so that jitter moves nothing and loss leaves a gap of its
   * own length; the engine's clock only anchors the first packet and corrects drift and jumps.
   * @param now the time line's end, where a packet that comes without delay ends
   * @param writtenTo the frames before it are in the file
   */
  place(packet: { stream: object; timestamp: number; frames: number }, now: number, writtenTo: number): number {
    const { stream, timestamp, frames } = packet;
    const arrived = now - frames;
    const pause = arrived - this.#arrivedAt;
    this.#arrivedAt = arrived;
    if (stream !== this.#stream) return this.#anchorAt(stream, timestamp, arrived);
    const position = this.#anchor.position + ((timestamp - this.#anchor.timestamp) | 0);
    this.#late = position < writtenTo ? this.#late + 1 : 0;
    const stale = this.#late > MAX_LATE || (this.#late > 0 && pause > PAUSE);
    if (stale || position - arrived > MAX_AHEAD) return this.#anchorAt(stream, timestamp, arrived);
    this.#followDrift(arrived - position, arrived);
    return position;
  }

  #anchorAt(stream: object, timestamp: number, position: number): number {
    this.#stream = stream;
    this.#anchor = { timestamp, position };
    this.#late = 0;
    this.#window = { from: position, least: Infinity };
    return position;
  }

  /** Jitter only ever delays: the least delay of ten seconds is what the clocks differ by. */
  #followDrift(delay: number, arrived: number): void {
    this.#window.least = Math.min(this.#window.least, delay);
    if (arrived - this.#window.from < DRIFT_WINDOW) return;
    const { least } = this.#window;
    if (Math.abs(least) > DRIFT) this.#anchor = { ...this.#anchor, position: this.#anchor.position + least };
    this.#window = { from: arrived, least: Infinity };
  }
}
