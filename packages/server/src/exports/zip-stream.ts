import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { constants, crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { drained } from './drained.ts';

/** Of a file in an archive without ZIP64: offsets and sizes have 32 bits. */
const LARGEST = 0xffff_ffff;
/** Sizes follow the file (APPNOTE 4.4.4, bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01: a time nobody reads. */
const DATE = 0x21;

type Entry = {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
  readonly at: number;
};

/**
 * A ZIP archive written as it goes (PKWARE APPNOTE 6.3): one file after the other, each compressed by zlib's own threads; nothing
 * of it is held in memory but the list of its files.
 */
export class ZipStream {
  readonly #to: Writable;
  readonly #entries: Entry[] = [];
  #at = 0;
  #open: OpenFile | undefined;

  constructor(to: Writable) {
    this.#to = to;
  }

  /** Begins a file; the one before ends. */
  async begin(name: string): Promise<void> {
    await this.#close();
    const path = Buffer.from(name);
    const at = this.#at;
    await this.#put(Buffer.concat([fileHeader(path), path]));
    this.#open = new OpenFile(path, at, (chunk) => this.#put(chunk));
  }

  /** Adds to the file that was begun. @throws if it becomes larger than an archive can hold */
  async write(text: string): Promise<void> {
    await this.#open?.write(Buffer.from(text));
  }

  async end(): Promise<void> {
    await this.#close();
    const start = this.#at;
    for (const entry of this.#entries) await this.#put(directoryLine(entry));
    await this.#put(directoryEnd(this.#entries.length, start, this.#at - start));
    await new Promise<void>((resolve) => this.#to.end(resolve));
  }

  async #close(): Promise<void> {
    const entry = await this.#open?.end();
    this.#open = undefined;
    if (!entry) return;
    this.#entries.push(entry);
    const sizes = Buffer.alloc(16);
    [0x0807_4b50, entry.crc, entry.packed, entry.plain].forEach((word, i) => sizes.writeUInt32LE(word, 4 * i));
    await this.#put(sizes);
  }

  async #put(chunk: Uint8Array): Promise<void> {
    this.#at += chunk.length;
    if (this.#at > LARGEST) throw new Error('the archive is larger than 4 GB');
    await drained(this.#to, chunk);
  }
}

/** A file of the archive while it is written. */
class OpenFile {
  readonly #name: Buffer;
  readonly #at: number;
  readonly #deflate: DeflateRaw = createDeflateRaw({ level: constants.Z_BEST_SPEED });
  readonly #packing: Promise<number>;
  #crc = 0;
  #plain = 0;

  constructor(name: Buffer, at: number, put: (chunk: Uint8Array) => Promise<void>) {
    this.#name = name;
    this.#at = at;
    this.#packing = this.#pack(put);
    // Whoever writes hears of a fault by `end`.
    this.#packing.catch(() => this.#deflate.destroy());
  }

  async write(bytes: Buffer): Promise<void> {
    this.#crc = crc32(bytes, this.#crc);
    this.#plain += bytes.length;
    if (this.#plain > LARGEST) throw new Error('a sheet is larger than 4 GB');
    if (!this.#deflate.write(bytes)) await Promise.race([once(this.#deflate, 'drain'), this.#packing]);
  }

  async end(): Promise<Entry> {
    this.#deflate.end();
    const packed = await this.#packing;
    return { name: this.#name, crc: this.#crc, packed, plain: this.#plain, at: this.#at };
  }

  async #pack(put: (chunk: Uint8Array) => Promise<void>): Promise<number> {
    let packed = 0;
    for await (const chunk of this.#deflate) {
      if (!(chunk instanceof Uint8Array)) continue;
      packed += chunk.length;
      await put(chunk);
    }
    return packed;
  }
}

/** APPNOTE 4.3.7; checksum and sizes come after the file. */
function fileHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  [VERSION, FLAGS, DEFLATED, 0, DATE].forEach((word, i) => header.writeUInt16LE(word, 4 + 2 * i));
  header.writeUInt16LE(name.length, 26);
  return header;
}

/** APPNOTE 4.3.12 */
function directoryLine({ name, crc, packed, plain, at }: Entry): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x0201_4b50, 0);
  [VERSION, VERSION, FLAGS, DEFLATED, 0, DATE].forEach((word, i) => line.writeUInt16LE(word, 4 + 2 * i));
  [crc, packed, plain].forEach((word, i) => line.writeUInt32LE(word, 16 + 4 * i));
  line.writeUInt16LE(name.length, 28);
  line.writeUInt32LE(at, 42);
  return Buffer.concat([line, name]);
}

/** APPNOTE 4.3.16 */
function directoryEnd(files: number, start: number, bytes: number): Buffer {
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x0605_4b50, 0);
  last.writeUInt16LE(files, 8);
  last.writeUInt16LE(files, 10);
  last.writeUInt32LE(bytes, 12);
  last.writeUInt32LE(start, 16);
  return last;
}
