import { ALAW_SILENCE, type Law, lawTable } from '../codec/g711.ts';
import { FRAME_BYTES } from './wav-header.ts';

/** Sound of one channel. */
export interface ChannelSound {
  /** Its place in a frame. */
  readonly channel: number;
  readonly law: Law;
  readonly bytes: Uint8Array;
}

/** How many frames it has memory for. */
export interface FrameRoom {
  readonly usual: number;
  /** Taken only while so many wait. */
  readonly most: number;
}

/** The frames of a recording that wait to be taken, interleaved A-law, silence where nothing was put. */
export class FrameRing {
  readonly #room: FrameRoom;
  #bytes: Uint8Array;
  #from = 0;
  /** Behind the last frame that was put. */
  #end = 0;

  constructor(room: FrameRoom) {
    this.#room = room;
    this.#bytes = silence(room.usual);
  }

  /** The first frame that was not taken. */
  get from(): number {
    return this.#from;
  }

  /** Memory it has now. */
  get bytes(): number {
    return this.#bytes.length;
  }

  /** What was taken, and what there is no room for, is left out. */
  put(position: number, { channel, law, bytes }: ChannelSound): void {
    const first = Math.max(0, this.#from - position);
    const end = Math.min(bytes.length, this.#from + this.#room.most - position);
    if (first >= end) return;
    this.#reach(position + end);
    const table = lawTable(law, 'PCMA');
    const ring = this.#bytes;
    let at = this.#byteAt(position + first) + channel;
    for (let i = first; i < end; i++) {
      ring[at] = table[bytes[i] ?? 0] ?? ALAW_SILENCE;
      at += FRAME_BYTES;
      if (at >= ring.length) at = channel;
    }
  }

  /** Nothing is left of what was put there and later. */
  silenceFrom(position: number): void {
    for (const part of this.#parts(Math.max(this.#from, position), this.#end)) part.fill(ALAW_SILENCE);
  }

  /** All before that place; of more than there is ever room for the first part. */
  takeTo(position: number): Uint8Array {
    const taken = silence(Math.min(position - this.#from, this.#room.most));
    const parts = this.#parts(this.#from, Math.min(position, this.#end));
    copyTo(taken, parts);
    for (const part of parts) part.fill(ALAW_SILENCE);
    this.#from = position;
    this.#end = Math.max(this.#end, position);
    const { usual } = this.#room;
    if (this.#frames > usual && this.#end - position <= usual) this.#resize(usual);
    return taken;
  }

  get #frames(): number {
    return this.#bytes.length / FRAME_BYTES;
  }

  #byteAt(position: number): number {
    return (position % this.#frames) * FRAME_BYTES;
  }

  /** Makes room for what ends there. */
  #reach(end: number): void {
    let frames = this.#frames;
    while (frames < end - this.#from) frames = Math.min(2 * frames, this.#room.most);
    if (frames > this.#frames) this.#resize(frames);
    this.#end = Math.max(this.#end, end);
  }

  #resize(frames: number): void {
    const waiting = silence(this.#end - this.#from);
    copyTo(waiting, this.#parts(this.#from, this.#end));
    this.#bytes = silence(frames);
    const [first, second] = this.#parts(this.#from, this.#end);
    first.set(waiting.subarray(0, first.length));
    second.set(waiting.subarray(first.length));
  }

  /** The memory of these frames: two parts where it ends and goes on at its beginning. */
  #parts(from: number, to: number): readonly [Uint8Array, Uint8Array] {
    const length = Math.max(0, to - from) * FRAME_BYTES;
    const at = this.#byteAt(from);
    const first = this.#bytes.subarray(at, at + length);
    return [first, this.#bytes.subarray(0, length - first.length)];
  }
}

const silence = (frames: number): Uint8Array => new Uint8Array(frames * FRAME_BYTES).fill(ALAW_SILENCE);

function copyTo(out: Uint8Array, parts: readonly Uint8Array[]): void {
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
}
