/** Bytes of the length before each frame. */
const HEAD = 4;
/** The longest request holds one SDP; this is sixteen times the longest SDP that is read. */
const MAX_FRAME = 1024 * 1024;

/** One message as a frame: its length in 4 bytes, big-endian, and its JSON. */
export function writeFrame(message: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(message));
  const frame = Buffer.allocUnsafe(HEAD + json.length);
  frame.writeUInt32BE(json.length, 0);
  json.copy(frame, HEAD);
  return frame;
}

/** Puts frames together from however the bytes come. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /**
   * The messages that are complete now.
   * @throws Error if the other side does not speak this protocol: the connection is to be closed
   */
  read(chunk: Buffer): unknown[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const messages: unknown[] = [];
    while (this.#rest.length >= HEAD) {
      const length = this.#rest.readUInt32BE(0);
      if (length > MAX_FRAME) throw new Error(`a frame of ${length} bytes`);
      if (this.#rest.length < HEAD + length) break;
      messages.push(JSON.parse(this.#rest.toString('utf8', HEAD, HEAD + length)));
      this.#rest = this.#rest.subarray(HEAD + length);
    }
    return messages;
  }
}
