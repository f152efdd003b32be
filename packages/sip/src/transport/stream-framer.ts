/** The longest message taken, and how much of it may stand before its body. */
const MAX_MESSAGE_BYTES = 64 * 1024;
const MAX_HEAD_BYTES = 32 * 1024;

const END_OF_HEAD = '\r\n\r\n';

/** What a stream holds next. */
export type Framed =
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  /** A line break between messages: half a keep-alive, an answer to one, or nothing at all (RFC 3261 §7.5). */
  | { readonly kind: 'line-break' }
  /** Nobody can tell where the next message begins: `head` is all of this one that can be answered, with `status`. */
  | { readonly kind: 'lost'; readonly head: Uint8Array; readonly status: 400 | 413 };

/**
 * Cuts a stream of bytes into messages by `Content-Length` (RFC 3261 §18.3). It holds no more than one message, and its work is
 * linear in what comes, however small the pieces. What it handed out it never writes to again.
 */
export class StreamFramer {
  #buffer: Buffer = Buffer.alloc(0);
  /** What is not handed out yet is `#buffer[#start, #end)`. */
  #start = 0;
  #end = 0;
  /** So many of these bytes hold no end of a head. */
  #searched = 0;
  /** Bytes of the message whose head is known. */
  #size: number | undefined;
  #lost = false;

  /** Bytes held back until the rest of their message comes. */
  get held(): number {
    return this.#end - this.#start;
  }

  /** Takes what the stream brought; afterwards `next` tells what it makes. */
  push(chunk: Buffer): void {
    const held = this.held;
    if (held > 0 && this.#end + chunk.length <= this.#buffer.length) {
      chunk.copy(this.#buffer, this.#end);
      this.#end += chunk.length;
      return;
    }
    let buffer = chunk;
    if (held > 0) {
      // Twice the room needed: small pieces are then copied once on average.
      buffer = Buffer.alloc(2 * (held + chunk.length));
      this.#buffer.copy(buffer, 0, this.#start, this.#end);
      chunk.copy(buffer, held);
    }
    this.#buffer = buffer;
    this.#start = 0;
    this.#end = held + chunk.length;
  }

  /** The next thing the stream holds; undefined where more must come first. */
  next(): Framed | undefined {
    if (this.#lost || this.held === 0) return undefined;
    if (this.#size === undefined) {
      if (this.#startsWithLineBreak()) return { kind: 'line-break' };
      const lost = this.#readHead();
      if (lost) return lost;
    }
    if (this.#size === undefined || this.held < this.#size) return undefined;
    const bytes = this.#buffer.subarray(this.#start, this.#start + this.#size);
    this.#skip(this.#size);
    return { kind: 'message', bytes };
  }

  #startsWithLineBreak(): boolean {
    const found = this.held >= 2 && this.#buffer[this.#start] === 13 && this.#buffer[this.#start + 1] === 10;
    if (found) this.#skip(2);
    return found;
  }

  #skip(bytes: number): void {
    this.#start += bytes;
    this.#searched = 0;
    this.#size = undefined;
  }

  #readHead(): Framed | undefined {
    const held = this.#buffer.subarray(this.#start, this.#end);
    const end = held.indexOf(END_OF_HEAD, this.#searched);
    if (end < 0 && held.length <= MAX_HEAD_BYTES) {
      // The end may come in two pieces.
      this.#searched = Math.max(0, held.length - END_OF_HEAD.length + 1);
      return undefined;
    }
    if (end < 0 || end > MAX_HEAD_BYTES) return this.#lose(held.subarray(0, 0), 413);
    const head = held.subarray(0, end + END_OF_HEAD.length);
    const length = contentLengthOf(head.toString('latin1', 0, end));
    if (length === undefined) return this.#lose(head, 400);
    if (head.length + length > MAX_MESSAGE_BYTES) return this.#lose(head, 413);
    this.#size = head.length + length;
    return undefined;
  }

  #lose(head: Uint8Array, status: 400 | 413): Framed {
    this.#lost = true;
    this.#start = this.#end;
    return { kind: 'lost', head, status };
  }
}

/** RFC 3261 §20.14, in long or compact form; undefined where it is missing, no number, or said twice in different ways. */
function contentLengthOf(head: string): number | undefined {
  const field = /\r\n(?:Content-Length|l)[ \t]*:\s*(\d{1,9})\s*(?=\r\n[^ \t]|$)/gi;
  const first = field.exec(head)?.[1];
  if (first === undefined) return undefined;
  // Another parser on the way may have believed the second one (request smuggling).
  const others = /\r\n(?:Content-Length|l)[ \t]*:/gi;
  return (head.match(others)?.length ?? 0) === 1 ? Number(first) : undefined;
}
