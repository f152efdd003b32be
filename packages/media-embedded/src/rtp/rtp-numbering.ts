import type { OutgoingHeader } from './rtp-packet.ts';

const TIMESTAMPS = 2 ** 32;
const FRAME_MS = 20;

type Place = Omit<OutgoingHeader, 'payloadType'>;

/** Where the current source stands against what we send. */
type Source = {
  readonly key: object;
  readonly firstIndex: number;
  readonly indexOffset: number;
  readonly timestampOffset: number;
};

/**
 * Numbers the packets towards one leg so that they are one stream, whatever they come from: sequence numbers and timestamps
 * go on over relay, music, tones and digits. Within one relayed source gaps and order stay as they came, so that the far end
 * sees the loss there was. No index is ever given twice: under SRTP that would repeat a keystream.
 */
export class RtpNumbering {
  #source: Source | undefined;
  #event: { readonly key: object; readonly timestamp: number } | undefined;
  readonly #firstIndex: number;
  #highestIndex: number;
  #timestamp: number;
  #timestampAt: number | undefined;
  #ticksPerMs = 8;

  /**
   * @param firstIndex index of the first packet; RFC 3711 §3.3.1 wants its sequence number below 2^15
   * @param firstTimestamp 32 bits of chance
   */
  constructor(firstIndex: number, firstTimestamp: number) {
    this.#firstIndex = firstIndex;
    this.#highestIndex = firstIndex - 1;
    this.#timestamp = firstTimestamp;
  }

  /** Timestamp units in a second: the codec's. */
  set clockRate(hz: number) {
    if (hz / 1_000 === this.#ticksPerMs) return;
    this.#ticksPerMs = hz / 1_000;
    this.#source = undefined;
  }

  /** Place of a packet that came with its own numbering on the same clock; undefined: it is older than this source's turn. */
  relay(key: object, arrived: { index: number; timestamp: number; marker: boolean }, nowMs: number): Place | undefined {
    const changed = this.#source?.key !== key;
    const source = changed ? this.#switch(key, arrived.index, arrived.timestamp, nowMs) : this.#source;
    if (!source || arrived.index < source.firstIndex) return undefined;
    const index = arrived.index + source.indexOffset;
    const timestamp = wrap(arrived.timestamp + source.timestampOffset);
    if (index > this.#highestIndex) {
      this.#highestIndex = index;
      this.#timestamp = timestamp;
      this.#timestampAt = nowMs;
    }
    return { index, timestamp, marker: arrived.marker || changed };
  }

  /**
   * Place of the next packet of a source of our own.
   * @param frames 20 ms steps since its last packet
   */
  next(key: object, frames: number, nowMs: number): Place {
    const changed = this.#source?.key !== key;
    const advance = changed ? this.#elapsed(nowMs) : frames * FRAME_MS * this.#ticksPerMs;
    if (changed) this.#switch(key, 0, 0, nowMs);
    this.#timestamp = wrap(this.#timestamp + advance);
    this.#highestIndex += 1;
    this.#timestampAt = nowMs;
    return { index: this.#highestIndex, timestamp: this.#timestamp, marker: changed };
  }

  /** Place of a packet of an event: all of them carry the time of its beginning (RFC 4733 §2.3), whatever is sent between them. */
  event(key: object, nowMs: number): Place {
    const begins = this.#event?.key !== key;
    if (begins || !this.#event) this.#event = { key, timestamp: wrap(this.#timestamp + this.#elapsed(nowMs)) };
    this.#highestIndex += 1;
    // What was relayed has to be numbered anew behind it.
    this.#source = undefined;
    return { index: this.#highestIndex, timestamp: this.#event.timestamp, marker: begins };
  }

  /** Whether this sequence number lies between that of the first packet and that of the last; gaps in between count. */
  mayHaveGiven(sequence: number): boolean {
    return ((this.#highestIndex - sequence) & 0xffff) <= this.#highestIndex - this.#firstIndex;
  }

  /** The RTP timestamp that corresponds to `nowMs`, for sender reports. */
  timestampAt(nowMs: number): number {
    return wrap(this.#timestamp + Math.round((nowMs - (this.#timestampAt ?? nowMs)) * this.#ticksPerMs));
  }

  #switch(key: object, index: number, timestamp: number, nowMs: number): Source {
    this.#source = {
      key,
      firstIndex: index,
      indexOffset: this.#highestIndex + 1 - index,
      timestampOffset: this.#timestamp + this.#elapsed(nowMs) - timestamp,
    };
    return this.#source;
  }

  /** Timestamp units since the last packet, by the clock; at least a frame, so that timestamps never repeat. */
  #elapsed(nowMs: number): number {
    if (this.#timestampAt === undefined) return 0;
    return Math.max(FRAME_MS * this.#ticksPerMs, Math.round((nowMs - this.#timestampAt) * this.#ticksPerMs));
  }
}

const wrap = (timestamp: number): number => ((timestamp % TIMESTAMPS) + TIMESTAMPS) % TIMESTAMPS;
