import type { Codec } from '@wpm/media';
import { encode, lawTable } from './g711.ts';
import { composeMusic } from './music.ts';
import { busyTone, dtmfTones, ringbackTone, steadyTone } from './tones.ts';

/** Samples in a packet of 20 ms at 8 kHz. */
export const FRAME = 160;

/** Sound that repeats without end, encoded once for all legs that hear it. */
export class Loop {
  readonly #bytes: Readonly<Record<Codec, Uint8Array>>;

  /** @param samples linear, 8 kHz; the last is followed by the first */
  constructor(samples: Int16Array) {
    const alaw = encode('PCMA', samples);
    const toUlaw = lawTable('PCMA', 'PCMU');
    this.#bytes = { PCMA: alaw, PCMU: alaw.map((byte) => toUlaw[byte] ?? 0) };
  }

  /** Copies the 20 ms that begin at sample `position` to `out` from `at`. */
  copyFrame(codec: Codec, position: number, out: Uint8Array, at: number): void {
    const bytes = this.#bytes[codec];
    const start = position % bytes.length;
    const first = Math.min(FRAME, bytes.length - start);
    out.set(bytes.subarray(start, start + first), at);
    for (let done = first; done < FRAME;) {
      const part = Math.min(FRAME - done, bytes.length);
      out.set(bytes.subarray(0, part), at + done);
      done += part;
    }
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
