import { extendSequence } from '../srtp/packet-index.ts';
import { ReplayWindow } from '../srtp/replay-window.ts';
import type { RtpHeader } from './rtp-packet.ts';
import { SpreadOf } from './spread-of.ts';

/** RFC 3550 appendix A.1: a gap this long, forwards, or any jump back beyond the window is a restarted sender, not loss. */
const MAX_DROPOUT = 3_000;
const MAX_MISORDER = 100;

/**
 * One run of packets of one SSRC without a restart. The object is the identity of a source: what comes from another stream
 * has another numbering.
 */
export class RtpStream {
  readonly ssrc: number;
  readonly firstIndex: number;
  readonly seen = new ReplayWindow();
  received = 0;
  /** Extended index of the packet that came last. */
  index: number;
  /** RFC 3550 appendix A.8, in ms. */
  jitterMs = 0;
  /** Ticks a second of the sound's timestamps. */
  clockRate = 8_000;
  expectedAtLastReport = 0;
  receivedAtLastReport = 0;
  #transit: number | undefined;

  constructor(header: RtpHeader) {
    this.ssrc = header.ssrc;
    this.firstIndex = header.sequence;
    this.index = header.sequence;
  }

  get expected(): number {
    return this.seen.highest - this.firstIndex + 1;
  }

  /** Whether the packet that came last is the newest, not one that came late. */
  get isNewest(): boolean {
    return this.index === this.seen.highest;
  }

  count(index: number): void {
    this.seen.mark(index);
    this.index = index;
    this.received += 1;
  }

  /** To be called for packets of sound: all packets of a digit carry one timestamp. */
  measure(timestamp: number, clockRate: number, nowMs: number): void {
    // Timestamps of two clocks cannot be compared (RFC 7160 §3).
    if (clockRate !== this.clockRate) this.#transit = undefined;
    this.clockRate = clockRate;
    const transit = nowMs - (1_000 * timestamp) / clockRate;
    // A timestamp that wrapped or was reset shows as a jump of seconds; it says nothing about jitter.
    const change = this.#transit === undefined ? 0 : Math.abs(transit - this.#transit);
    if (change < 10_000) this.jitterMs += (change - this.jitterMs) / 16;
    this.#transit = transit;
  }
}

/** When a packet came, in ms, and when it was said, in ticks of its clock. */
type Arrival = { readonly timestamp: number; readonly clockRate: number; readonly now: number };

/** Counts what comes in on a leg and tells duplicates and restarted senders (RFC 3550 appendix A). */
export class RtpReceiver {
  /** Jitter over all streams. */
  readonly jitter = new SpreadOf();
  #current: RtpStream | undefined;
  /** The sequence number that, coming next, proves the sender restarted. */
  #suspect: number | undefined;
  #finished = { expected: 0, received: 0 };

  /** The stream the last packet came in. */
  get stream(): RtpStream | undefined {
    return this.#current;
  }

  get received(): number {
    return this.#finished.received + (this.#current?.received ?? 0);
  }

  get lost(): number {
    const expected = this.#finished.expected + (this.#current?.expected ?? 0);
    return Math.max(0, expected - this.received);
  }

  /** The stream the packet belongs to, its `index` set; undefined: a duplicate, or not to be believed yet. */
  receive(header: RtpHeader): RtpStream | undefined {
    const stream = this.#current?.ssrc === header.ssrc ? this.#current : this.#begin(header);
    const index = extendSequence(header.sequence, stream.seen.highest);
    const step = stream.seen.highest < 0 ? 0 : index - stream.seen.highest;
    if (step > MAX_DROPOUT || step < -MAX_MISORDER) return this.#restart(header);
    if (stream.seen.hasSeen(index)) return undefined;
    this.#suspect = undefined;
    stream.count(index);
    return stream;
  }

  /** To be called for packets of sound, as `RtpStream.measure`. */
  measure(stream: RtpStream, { timestamp, clockRate, now }: Arrival): void {
    stream.measure(timestamp, clockRate, now);
    this.jitter.add(stream.jitterMs);
  }

  #restart(header: RtpHeader): RtpStream | undefined {
    const proven = this.#suspect === header.sequence;
    this.#suspect = (header.sequence + 1) % 65_536;
    if (!proven) return undefined;
    this.#suspect = undefined;
    const stream = this.#begin(header);
    stream.count(header.sequence);
    return stream;
  }

  #begin(header: RtpHeader): RtpStream {
    this.#finished = {
      expected: this.#finished.expected + (this.#current?.expected ?? 0),
      received: this.received,
    };
    this.#current = new RtpStream(header);
    return this.#current;
  }
}
