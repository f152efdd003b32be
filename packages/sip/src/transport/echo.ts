import { Buffer } from 'node:buffer';

const COUNT_BYTES = 4;

/** What a socket sends to itself, and knows again: a secret and a count, so that one that comes late is not taken for the next. */
export class Echo {
  #secret: Uint8Array = new Uint8Array();
  #count = 0;
  #came: (() => void) | undefined;

  /** The next to be sent; `came` is called when it is heard, unless another was asked for by then. */
  next(secret: Uint8Array, came: () => void): Buffer {
    this.#secret = secret;
    this.#came = came;
    this.#count = (this.#count + 1) % 2 ** 32;
    const bytes = Buffer.alloc(secret.length + COUNT_BYTES);
    bytes.set(secret);
    bytes.writeUInt32BE(this.#count, secret.length);
    return bytes;
  }

  /** Whether this is one of ours, and then it is over with; it says so of the last. */
  hears(bytes: Uint8Array): boolean {
    const { length } = this.#secret;
    if (length === 0 || bytes.length !== length + COUNT_BYTES) return false;
    const heard = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (heard.compare(this.#secret, 0, length, 0, length) !== 0) return false;
    const came = heard.readUInt32BE(length) === this.#count ? this.#came : undefined;
    if (came) this.#came = undefined;
    came?.();
    return true;
  }
}
