import { type Law, encode, lawTable } from '../codec/g711.ts';
import { Upsampler } from '../codec/half-band.ts';
import { WIDE_FRAME } from '../codec/codec.ts';
import type { FrameSource } from '../leg/leg-output.ts';
import { composeMusic } from './music.ts';
import { busyTone, dtmfTones, ringbackTone, steadyTone } from './tones.ts';

/** Samples in a packet of 20 ms at 8 kHz. */
export const FRAME = 160;

/** Sound that repeats without end, encoded once for all legs that hear it. */
export class Loop {
  readonly #bytes: Readonly<Record<Law, Uint8Array>>;
  readonly #wide: Int16Array;

  /** @param samples linear, 8 kHz; the last is followed by the first */
  constructor(samples: Int16Array) {
    const upsampler = new Upsampler();
    // Gone through once before, so that the filter knows what comes before the first sample.
    upsampler.apply(samples);
    this.#wide = upsampler.apply(samples);
    const alaw = encode('PCMA', samples);
    const toUlaw = lawTable('PCMA', 'PCMU');
    this.#bytes = { PCMA: alaw, PCMU: alaw.map((byte) => toUlaw[byte] ?? 0) };
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

  /** The 20 ms that begin at sample `position`, ready to be sent. */
  frameAt(position: number): FrameSource {
    return {
      band: 'narrow',
      encoded: (law, out, at) => this.copyFrame(law, position, out, at),
      linear: () => this.#wideFrame(position),
    };
  }

  #wideFrame(position: number): Int16Array {
    const start = (2 * position) % this.#wide.length;
    const end = start + WIDE_FRAME;
    if (end <= this.#wide.length) return this.#wide.subarray(start, end);
    return Int16Array.from({ length: WIDE_FRAME }, (_, i) => this.#wide[(start + i) % this.#wide.length] ?? 0);
  }
}

/** Every sound of our own: what `play` can put on a leg but its own echo, and the digits. Made at start, because composing would stall running calls. */
export type SoundLibrary = Readonly<Record<'ringback' | 'busy' | 'tone' | 'music', Loop>> & {
  /** 100 ms of each digit. */
  readonly digits: ReadonlyMap<string, Loop>;
};

export function makeSoundLibrary(): SoundLibrary {
  return {
    ringback: new Loop(ringbackTone()),
    busy: new Loop(busyTone()),
    tone: new Loop(steadyTone()),
    music: new Loop(composeMusic()),
    digits: new Map([...dtmfTones()].map(([digit, samples]) => [digit, new Loop(samples)])),
  };
}
