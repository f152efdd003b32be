/** Pages of an Ogg stream (RFC 3533 §6). */
export type OggPage = {
  /** Position at the end of the last packet that ends here, in samples at 48 kHz for Opus (RFC 7845 §4). */
  readonly granule: bigint;
  readonly serial: number;
  readonly sequence: number;
  readonly first: boolean;
  readonly last: boolean;
  /** Whole packets: ours never go over a page's end. */
  readonly packets: readonly Uint8Array[];
};

const HEAD = 27;
const MOST_SEGMENTS = 255;
const CHECKSUM_AT = 22;
const FIRST = 0x02;
const LAST = 0x04;

/** How many of a page's 255 segments a packet takes. */
export const segmentsOf = (packet: Uint8Array): number => Math.floor(packet.length / 255) + 1;

/** Whether so many segments go onto one page. */
export const fitOnPage = (segments: number): boolean => segments <= MOST_SEGMENTS;

/** Writes a page. The caller sees to it that its packets fit (`fitOnPage`). */
export function printPage(page: OggPage): Buffer {
  const lacing = page.packets.flatMap((packet) => [
    ...Array.from({ length: segmentsOf(packet) - 1 }, () => 255),
    packet.length % 255,
  ]);
  const head = Buffer.alloc(HEAD + lacing.length);
  head.write('OggS', 0, 'latin1');
  head[5] = (page.first ? FIRST : 0) | (page.last ? LAST : 0);
  head.writeBigInt64LE(page.granule, 6);
  head.writeUInt32LE(page.serial, 14);
  head.writeUInt32LE(page.sequence, 18);
  head[26] = lacing.length;
  head.set(lacing, HEAD);
  const bytes = Buffer.concat([head, ...page.packets]);
  bytes.writeUInt32LE(checksum(bytes), CHECKSUM_AT);
  return bytes;
}

/** A page that is read, and where the next begins. */
export type ReadPage = { readonly page: OggPage; readonly end: number };

/**
 * Reads the page that begins at `at`; undefined where it is not all there yet.
 * @throws Error where there is no page, or its checksum is wrong
 */
export function readPage(bytes: Buffer, at: number): ReadPage | undefined {
  if (bytes.length < at + HEAD) return undefined;
  if (bytes.toString('latin1', at, at + 4) !== 'OggS' || bytes[at + 4] !== 0) throw new Error(`no Ogg page at ${at}`);
  const body = at + HEAD + (bytes[at + 26] ?? 0);
  if (bytes.length < body) return undefined;
  const lacing = bytes.subarray(at + HEAD, body);
  const end = body + lacing.reduce((sum, size) => sum + size, 0);
  if (bytes.length < end) return undefined;
  const whole = Buffer.from(bytes.subarray(at, end));
  const told = whole.readUInt32LE(CHECKSUM_AT);
  whole.writeUInt32LE(0, CHECKSUM_AT);
  if (checksum(whole) !== told) throw new Error(`the Ogg page at ${at} is damaged`);
  const flags = whole[5] ?? 0;
  const page = {
    granule: whole.readBigInt64LE(6),
    serial: whole.readUInt32LE(14),
    sequence: whole.readUInt32LE(18),
    first: (flags & FIRST) !== 0,
    last: (flags & LAST) !== 0,
    packets: packetsOf(lacing, whole.subarray(body - at)),
  };
  return { page, end };
}

function packetsOf(lacing: Uint8Array, body: Uint8Array): Uint8Array[] {
  const packets: Uint8Array[] = [];
  let [from, to] = [0, 0];
  for (const size of lacing) {
    to += size;
    if (size === 255) continue;
    packets.push(body.subarray(from, to));
    from = to;
  }
  return packets;
}

/** RFC 3533 §6: polynomial 0x04c11db7, from 0, not reflected; not the CRC of zip files. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000_0000 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
  return value >>> 0;
});

function checksum(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = ((value << 8) ^ (TABLE[((value >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return value;
}
