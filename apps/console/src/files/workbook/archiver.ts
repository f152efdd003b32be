import { Zip, ZipPassThrough } from 'fflate';

const encoder = new TextEncoder();

/** A ZIP archive, written one file after the other. Its form is fflate's; what is in it the browser packs, outside the page's thread. */
export class Archiver {
  readonly #parts: BlobPart[] = [];
  readonly #zip = new Zip((fault, bytes) => {
    if (fault) throw fault;
    this.#parts.push(bytes);
  });

  /** Adds a file; its texts are asked for one by one. */
  async add(path: string, texts: Iterable<string>): Promise<void> {
    const file = new PackedFile(path);
    this.#zip.add(file);
    await Promise.all([file.write(texts), file.handOn()]);
  }

  end(type: string): Blob {
    this.#zip.end();
    return new Blob(this.#parts, { type });
  }
}

/** A file of an archive by the method 8 (APPNOTE 4.4.5); what extends `ZipPassThrough` counts and sums up what is pushed. */
class PackedFile extends ZipPassThrough {
  override compression = 8;
  readonly #stream = new CompressionStream('deflate-raw');
  readonly #writer = this.#stream.writable.getWriter();
  /** Settled when the browser has taken what was pushed last. */
  #taken: Promise<void> = Promise.resolve();

  async write(texts: Iterable<string>): Promise<void> {
    for (const text of texts) {
      this.push(encoder.encode(text));
      await this.#taken;
    }
    this.push(new Uint8Array(), true);
    await this.#taken;
  }

  protected override process(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): void {
    this.#taken = isLast ? this.#writer.close() : this.#writer.write(bytes);
  }

  /** Gives what is packed to the archive, until all of it is. */
  async handOn(): Promise<void> {
    const reader = this.#stream.readable.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) this.ondata(null, next.value, false);
    this.ondata(null, new Uint8Array(), true);
  }
}
