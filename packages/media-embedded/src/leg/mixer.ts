import type { Codec } from '@wpm/media';
import { decode, encodeSample } from '../audio/g711.ts';
import { FRAME } from '../audio/loop.ts';
import { PlayoutBuffer } from '../audio/playout-buffer.ts';
import type { Arrived } from './leg-output.ts';

/** One mixer runs at a time, so all share the scratch frame. */
const frame = new Int32Array(FRAME);

/** What a leg hears of several others at once. */
export class Mixer {
  readonly #sources = new Map<string, PlayoutBuffer>();

  /** @param from the legs that are heard */
  constructor(from: readonly string[]) {
    for (const leg of from) this.#sources.set(leg, new PlayoutBuffer());
  }

  push(leg: string, { stream, header, packet, payload }: Arrived): void {
    if (payload === 'telephone-event') return;
    const samples = decode(payload, packet.subarray(header.payloadStart, header.payloadEnd));
    this.#sources.get(leg)?.push(stream, header.timestamp, samples);
  }

  /** Writes the next 20 ms, clipped where the sum is too loud. */
  fill(codec: Codec, out: Buffer, at: number): void {
    frame.fill(0);
    for (const source of this.#sources.values()) source.addFrameTo(frame);
    for (let i = 0; i < FRAME; i++) out[at + i] = encodeSample(codec, frame[i] ?? 0);
  }
}
