import { crc32 } from './crc32.ts';

const encoder = new TextEncoder();

/** Sizes and checksum follow the file (APPNOTE 4.4.4, bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01: a time nobody reads. */
const DATE = 0x21;

type Entry = {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
};

/** A ZIP archive (PKWARE APPNOTE 6.3), written one file after the other; packed by the browser, outside the page's thread. */
export class Archiver {
  readonly #parts: BlobPart[] = [];
  readonly #entries: Entry[] = [];
  #at = 0;

  /** Adds a file; its texts are asked for one by one. */
  async add(path: string, texts: Iterable<string>): Promise<void> {
    const [name, at] = [encoder.encode(path), this.#at];
    // APPNOTE 4.3.7; checksum and sizes come after the file.
    this.#put([
      ...long(0x0403_4b50),
      ...short(VERSION, FLAGS, DEFLATED, 0, DATE),
      ...long(0, 0, 0),
      ...short(name.length, 0),
    ]);
    this.#put(name);
    const packed = new CompressionStream('deflate-raw');
    const gathered = this.#gather(packed.readable);
    const { crc, plain } = await written(packed.writable, texts);
    const entry = { name, at, crc, plain, packed: await gathered };
    this.#put(long(0x0807_4b50, crc, entry.packed, plain));
    this.#entries.push(entry);
  }

  end(type: string): Blob {
    const start = this.#at;
    for (const { name, at, crc, packed, plain } of this.#entries) {
      // APPNOTE 4.3.12
      const made = short(VERSION, VERSION, FLAGS, DEFLATED, 0, DATE);
      this.#put([
        ...long(0x0201_4b50),
        ...made,
        ...long(crc, packed, plain),
        ...short(name.length, 0, 0, 0, 0),
        ...long(0, at),
      ]);
      this.#put(name);
    }
    const files = this.#entries.length;
    // APPNOTE 4.3.16
    this.#put([...long(0x0605_4b50), ...short(0, 0, files, files), ...long(this.#at - start, start), ...short(0)]);
    return new Blob(this.#parts, { type });
  }

  #put(put: Uint8Array<ArrayBuffer> | readonly number[]): void {
    const bytes = put instanceof Uint8Array ? put : Uint8Array.from(put);
    this.#parts.push(bytes);
    this.#at += bytes.length;
  }

  async #gather(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<number> {
    const from = this.#at;
    const reader = stream.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) this.#put(next.value);
    return this.#at - from;
  }
}

async function written(to: WritableStream<BufferSource>, texts: Iterable<string>) {
  const writer = to.getWriter();
  let [crc, plain] = [0, 0];
  for (const text of texts) {
    const bytes = encoder.encode(text);
    [crc, plain] = [crc32(bytes, crc), plain + bytes.length];
    await writer.write(bytes);
  }
  await writer.close();
  return { crc, plain };
}

/** Numbers as they stand in an archive: least byte first. */
const short = (...values: readonly number[]): number[] => values.flatMap((value) => [value & 0xff, value >>> 8]);
const long = (...values: readonly number[]): number[] => values.flatMap((value) => short(value & 0xffff, value >>> 16));
