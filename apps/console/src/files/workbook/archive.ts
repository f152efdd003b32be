import { crc32 } from './crc32.ts';
import type { Limits } from './limits.ts';
import { UnreadableFile } from './unreadable.ts';

/* ZIP by APPNOTE.TXT 6.3.10, as far as workbooks use it: the directory at the end says what there is and where. */

const END = { sign: 0x06_05_4b_50, bytes: 22, mostComment: 65_535 } as const;
const ENTRY = { sign: 0x02_01_4b_50, bytes: 46 } as const;
const LOCAL = { sign: 0x04_03_4b_50, bytes: 30 } as const;
/** What stands for a size or a place that is in the extra field of 64 bits instead. */
const IN_EXTRA = 0xff_ff_ff_ff;
const EXTRA_64 = 1;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];

type Entry = {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** Of what is packed. */
  readonly bytes: number;
  readonly at: number;
};

/** The parts of an archive, unpacked one by one as they are asked for. Throws `UnreadableFile`. */
export class Archive {
  /** What it, and what is read out of it, may be. */
  readonly limits: Limits;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(bytes: Uint8Array<ArrayBuffer>, limits: Limits) {
    this.limits = limits;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = this.#readDirectory();
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** A part's text, in pieces. @throws where it is not there, its checksum is another, or it grows beyond what a part may have */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) throw new UnreadableFile('broken');
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let [crc, bytes] = [0, 0];
    for await (const chunk of unpacked(this.#packed(entry), entry.method)) {
      bytes += chunk.length;
      if (bytes > this.limits.partBytes) throw new UnreadableFile('too-large');
      crc = crc32(chunk, crc);
      yield decodedBy(decoder, chunk);
    }
    if (crc !== entry.crc) throw new UnreadableFile('broken');
    yield decodedBy(decoder);
  }

  #readDirectory(): ReadonlyMap<string, Entry> {
    const end = this.#findEnd();
    const count = this.#uint16(end + 10);
    if (count > this.limits.parts) throw new UnreadableFile('too-large');
    const entries = new Map<string, Entry>();
    let at = this.#uint32(end + 16);
    for (let read = 0; read < count; read++) {
      if (this.#uint32(at) !== ENTRY.sign) throw new UnreadableFile('broken');
      const [name, extra, comment] = [28, 30, 32].map((place) => this.#uint16(at + place));
      const whole = ENTRY.bytes + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
      if (at + whole > this.#bytes.length) throw new UnreadableFile('broken');
      const text = new TextDecoder().decode(this.#bytes.subarray(at + ENTRY.bytes, at + ENTRY.bytes + (name ?? 0)));
      // Names of parts are the same in any case (ECMA-376-2 §6.2.2.3), and some programs write them with `\`.
      entries.set(text.replaceAll('\\', '/').toLowerCase(), this.#entryAt(at, name ?? 0, extra ?? 0));
      at += whole;
    }
    return entries;
  }

  #entryAt(at: number, name: number, extra: number): Entry {
    const place = { flags: at + 8, method: at + 10, crc: at + 16, packed: at + 20, unpacked: at + 24, local: at + 42 };
    const [packed, whole, local] = [place.packed, place.unpacked, place.local].map((each) => this.#uint32(each));
    const wide = this.#wideOf(at + ENTRY.bytes + name, extra);
    // In this order, each only where its field says so (APPNOTE §4.5.3).
    if (whole === IN_EXTRA) wide.shift();
    const bytes = packed === IN_EXTRA ? wide.shift() : packed;
    const start = local === IN_EXTRA ? wide.shift() : local;
    if (bytes === undefined || start === undefined) throw new UnreadableFile('broken');
    const [flags, method] = [this.#uint16(place.flags), this.#uint16(place.method)];
    return { flags, method, crc: this.#uint32(place.crc), bytes, at: start };
  }

  /** The numbers of 64 bits of an entry. */
  #wideOf(from: number, length: number): number[] {
    for (let at = from; at + 4 <= from + length;) {
      const [kind, size] = [this.#uint16(at), this.#uint16(at + 2)];
      const numbers = Math.min(Math.floor(size / 8), 3);
      if (kind === EXTRA_64 && at + 4 + numbers * 8 <= this.#bytes.length)
        return Array.from({ length: numbers }, (_, each) => Number(this.#view.getBigUint64(at + 4 + each * 8, true)));
      at += 4 + size;
    }
    return [];
  }

  #findEnd(): number {
    const first = Math.max(0, this.#bytes.length - END.bytes - END.mostComment);
    for (let at = this.#bytes.length - END.bytes; at >= first; at--) {
      if (this.#uint32(at) === END.sign) return at;
    }
    throw new UnreadableFile('broken');
  }

  #packed({ flags, bytes, at }: Entry): Uint8Array<ArrayBuffer> {
    if ((flags & ENCRYPTED) !== 0) throw new UnreadableFile('encrypted');
    if (this.#uint32(at) !== LOCAL.sign) throw new UnreadableFile('broken');
    const start = at + LOCAL.bytes + this.#uint16(at + 26) + this.#uint16(at + 28);
    if (start + bytes > this.#bytes.length) throw new UnreadableFile('broken');
    return this.#bytes.subarray(start, start + bytes);
  }

  #uint16(at: number): number {
    if (at + 2 > this.#bytes.length) throw new UnreadableFile('broken');
    return this.#view.getUint16(at, true);
  }

  #uint32(at: number): number {
    if (at + 4 > this.#bytes.length) throw new UnreadableFile('broken');
    return this.#view.getUint32(at, true);
  }
}

/** What is packed is unpacked by the browser, no faster than it is read: a bomb ends at its limit. */
async function* unpacked(packed: Uint8Array<ArrayBuffer>, method: number): AsyncGenerator<Uint8Array> {
  if (method !== STORED && method !== DEFLATED) throw new UnreadableFile('broken');
  const steps = inSteps(packed);
  const reader = (method === STORED ? steps : steps.pipeThrough(new DecompressionStream('deflate-raw'))).getReader();
  try {
    for (let read = await next(reader); !read.done; read = await next(reader)) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A step becomes a thousand times as much at most, all of which may be there at once. */
const STEP_BYTES = 16_384;

function inSteps(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + STEP_BYTES));
      at += STEP_BYTES;
    },
  });
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new UnreadableFile('broken');
  }
}

function decodedBy(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new UnreadableFile('broken');
  }
}
