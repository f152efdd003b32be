import { type Band, WIDE_FRAME, WIDE_RATE } from '../codec/codec.ts';
import { type Law, decode, encode, lawTable } from '../codec/g711.ts';
import { Downsampler, Upsampler } from '../codec/half-band.ts';
import type { FrameSource } from '../desk/sound-desk.ts';

/** Samples in a packet of 20 ms at 8 kHz. */
export const FRAME = 160;

/** Sound that repeats without end, encoded once for all legs that hear it. */
export class Loop {
  readonly #bytes: Readonly<Record<Law, Uint8Array>>;
  readonly #wide: Int16Array;
  readonly #band: Band;

  private constructor(alaw: Uint8Array, wide: Int16Array, band: Band) {
    const toUlaw = lawTable('PCMA', 'PCMU');
    this.#bytes = { PCMA: alaw, PCMU: alaw.map((byte) => toUlaw[byte] ?? 0) };
    this.#wide = wide;
    this.#band = band;
  }

  /** @param samples linear, 8 kHz; the last is followed by the first */
  static of(samples: Int16Array): Loop {
    return new Loop(encode('PCMA', samples), widened(samples), 'narrow');
  }

  /** @param alaw at 8 kHz, heard as it is by whoever speaks G.711 */
  static ofLaw(alaw: Uint8Array): Loop {
    return new Loop(alaw, widened(decode('PCMA', alaw)), 'narrow');
  }

  /** @param samples linear, 16 kHz, an even number. Long ones are worked on a second at a time, so that calls do not wait */
  static async ofWide(samples: Int16Array): Promise<Loop> {
    const alaw = new Uint8Array(samples.length >> 1);
    const downsampler = new Downsampler();
    for (let at = 0; at < samples.length; at += WIDE_RATE) {
      alaw.set(encode('PCMA', downsampler.apply(samples.subarray(at, at + WIDE_RATE))), at >> 1);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return new Loop(alaw, samples, 'wide');
  }

  /** Packets of 20 ms it fills, the last of them perhaps in part. */
  get frames(): number {
    return Math.ceil(this.#bytes.PCMA.length / FRAME);
  }

  /** Copies the 20 ms that begin at sample `position` to `out` from `at`. */
  copyFrame(law: Law, position: number, out: Uint8Array, at: number): void {
    const bytes = this.#bytes[law];
    const start = position % bytes.length;
    const first = Math.min(FRAME, bytes.length - start);
    out.set(bytes.subarray(start, start + first), at);
    for (let done = first; done < FRAME;) {
      const part = Math.min(FRAME - done, bytes.length);
      out.set(bytes.subarray(0, part), at + done);
      done += part;
    }
  }

  /** The 20 ms that begin at sample `position` of 8 kHz, ready to be sent. */
  frameAt(position: number): FrameSource {
    return {
      encoded: (law, out, at) => this.copyFrame(law, position, out, at),
      linear: () => this.#wideFrame(position),
      band: this.#band,
    };
  }

  #wideFrame(position: number): Int16Array {
    const start = (2 * position) % this.#wide.length;
    const end = start + WIDE_FRAME;
    if (end <= this.#wide.length) return this.#wide.subarray(start, end);
    return Int16Array.from({ length: WIDE_FRAME }, (_, i) => this.#wide[(start + i) % this.#wide.length] ?? 0);
  }
}

/** Gone through once before, so that the filter knows what comes before the first sample. */
function widened(samples: Int16Array): Int16Array {
  const upsampler = new Upsampler();
  upsampler.apply(samples.subarray(-FRAME));
  return upsampler.apply(samples);
}
