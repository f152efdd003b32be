import { type OggPage, fitOnPage, printPage, readPage, segmentsOf } from './ogg-page.ts';
import { GRANULES_PER_FRAME, PACKET_FRAMES, RATE } from './stereo-opus.ts';

/** Packets on a page: a second. More would be smaller by a hair, and a player could start at fewer places. */
const PAGE_PACKETS = 50;

/** Lays packets of 20 ms of stereo Opus into an Ogg stream (RFC 7845). */
export class OggOpusWriter {
  readonly #serial: number;
  readonly #preSkip: number;
  #sequence = 0;
  #packets: Uint8Array[] = [];
  #segments = 0;
  /** Packets laid down, those that wait included. */
  #count = 0;

  /** @param lookahead frames that are to be skipped at the start */
  constructor(serial: number, lookahead: number) {
    this.#serial = serial;
    this.#preSkip = lookahead * GRANULES_PER_FRAME;
  }

  /** The two pages every stream begins with. */
  head(comments: readonly string[]): Buffer {
    const id = this.#page([headPacket(this.#preSkip)], { granule: 0n, first: true, last: false });
    const tags = this.#page([tagsPacket(comments)], { granule: 0n, first: false, last: false });
    return Buffer.concat([id, tags]);
  }

  /** Takes a packet; gives the page it was too many for, if any. */
  add(packet: Uint8Array): Buffer | undefined {
    const isFull = this.#packets.length === PAGE_PACKETS || !fitOnPage(this.#segments + segmentsOf(packet));
    const page = isFull ? this.#flush(this.#count * PACKET_FRAMES * GRANULES_PER_FRAME, false) : undefined;
    this.#packets.push(packet);
    this.#segments += segmentsOf(packet);
    this.#count += 1;
    return page;
  }

  /** The last page. @param frames what was coded: the sound ends there, not with the last packet (RFC 7845 §4.4) */
  end(frames: number): Buffer {
    return this.#flush(this.#preSkip + frames * GRANULES_PER_FRAME, true);
  }

  #flush(granule: number, last: boolean): Buffer {
    const packets = this.#packets;
    this.#packets = [];
    this.#segments = 0;
    return this.#page(packets, { granule: BigInt(granule), first: false, last });
  }

  #page(packets: readonly Uint8Array[], where: Pick<OggPage, 'granule' | 'first' | 'last'>): Buffer {
    return printPage({ ...where, serial: this.#serial, sequence: this.#sequence++, packets });
  }
}

/** What is read of an Ogg stream. */
export type OggOpusRead =
  | { readonly kind: 'head'; /** Frames to be skipped. */ readonly preSkip: number }
  | { readonly kind: 'packet'; readonly packet: Uint8Array }
  /** How long the sound is, in frames of 8 kHz. */
  | { readonly kind: 'end'; readonly frames: number };

/** Reads what `OggOpusWriter` writes, checksums and numbers checked. @throws Error where it is not that */
export async function* readOggOpus(chunks: AsyncIterable<Buffer>): AsyncGenerator<OggOpusRead> {
  let preSkip = 0;
  let ended = false;
  for await (const page of pagesOf(chunks)) {
    if (page.sequence === 0) {
      preSkip = preSkipOf(page.packets[0]);
      yield { kind: 'head', preSkip: preSkip / GRANULES_PER_FRAME };
    }
    if (page.sequence > 1) for (const packet of page.packets) yield { kind: 'packet', packet };
    if (!page.last) continue;
    ended = true;
    yield { kind: 'end', frames: (Number(page.granule) - preSkip) / GRANULES_PER_FRAME };
  }
  if (!ended) throw new Error('the Ogg stream breaks off');
}

async function* pagesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<OggPage> {
  let bytes: Buffer = Buffer.alloc(0);
  let expected = 0;
  for await (const chunk of chunks) {
    bytes = Buffer.concat([bytes, chunk]);
    let at = 0;
    for (let read = readPage(bytes, at); read; read = readPage(bytes, at)) {
      if (read.page.sequence !== expected) throw new Error(`Ogg page ${expected} is missing`);
      expected += 1;
      at = read.end;
      yield read.page;
    }
    bytes = bytes.subarray(at);
  }
  if (bytes.length > 0) throw new Error('the Ogg stream ends within a page');
}

/** RFC 7845 §5.1. */
function headPacket(preSkip: number): Buffer {
  const packet = Buffer.alloc(19);
  packet.write('OpusHead', 0, 'latin1');
  packet[8] = 1;
  packet[9] = 2;
  packet.writeUInt16LE(preSkip, 10);
  packet.writeUInt32LE(RATE, 12);
  return packet;
}

function preSkipOf(packet: Uint8Array | undefined): number {
  const head = Buffer.from(packet ?? []);
  if (head.length !== 19 || head.toString('latin1', 0, 8) !== 'OpusHead') throw new Error('the Ogg stream is no Opus');
  return head.readUInt16LE(10);
}

/** RFC 7845 §5.2. */
function tagsPacket(comments: readonly string[]): Buffer {
  return Buffer.concat([
    Buffer.from('OpusTags', 'latin1'),
    counted('libopus'),
    count(comments.length),
    ...comments.map((comment) => counted(comment)),
  ]);
}

function counted(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([count(bytes.length), bytes]);
}

function count(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
