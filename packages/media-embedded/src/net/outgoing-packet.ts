/** Room of a packet in the ring: 20 ms in any codec here with header and protection. Longer ones get memory of their own. */
const SIZE = 512;
/** Packets of the ring. */
const COUNT = 256;

/** Memory of a packet that is to be sent. */
export class OutgoingPacket {
  #bytes: Buffer;
  #exact: Buffer;

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(size);
    this.#exact = this.#bytes;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** Its first `length` bytes. Packets of a leg are mostly as long as the last one: then this makes nothing new. */
  exact(length: number): Buffer {
    if (this.#exact.length !== length) this.#exact = this.#bytes.subarray(0, length);
    return this.#exact;
  }

  /** The socket still holds the bytes, which are its own from now on. */
  giveAway(): void {
    this.#bytes = Buffer.allocUnsafeSlow(this.#bytes.length);
    this.#exact = this.#bytes;
  }
}

/**
 * Memory for packets that are written, sent and forgotten in one go: thousands a second that need no garbage collector. What is
 * taken may be used until the caller returns to the event loop.
 */
export class PacketRing {
  readonly #packets = Array.from({ length: COUNT }, () => new OutgoingPacket(SIZE));
  #next = 0;

  /** @param size bytes it must have room for */
  take(size: number): OutgoingPacket {
    if (size > SIZE) return new OutgoingPacket(size);
    this.#next = (this.#next + 1) % COUNT;
    return this.#packets[this.#next] ?? new OutgoingPacket(SIZE);
  }
}
