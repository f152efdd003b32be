import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels in rows from the top, each of red, green and blue from 0 to 255. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bytes of a pixel, by the colour type of IHDR (PNG 11.2.1): what Chromium and we write, 8 bits a channel. */
const BYTES: Readonly<Record<number, number>> = { 2: 3, 6: 4 };
const CHANNELS = 3;

/** A byte from those to its left, above, and above to the left. */
type Foretell = (left: number, up: number, corner: number) => number;

/** What each filter foretells (PNG 9.2), by its number. */
const FORETOLD: readonly Foretell[] = [() => 0, (left) => left, (_, up) => up, (left, up) => (left + up) >> 1, paeth];

/** Reads a PNG of 8-bit RGB or RGBA that is not interlaced; what is transparent is taken as it stands. @throws on any other */
export function readPng(file: Buffer): Picture {
  let header: Buffer | undefined;
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') parts.push(content);
    at += length + 12;
  }
  const bytes = header?.[8] === 8 && header[12] === 0 ? BYTES[header[9] ?? 0] : undefined;
  if (header === undefined || bytes === undefined) throw new Error('not a PNG as Chromium writes it');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  return { width, height, pixels: unfiltered(inflateSync(Buffer.concat(parts)), width, height, bytes) };
}

function unfiltered(lines: Uint8Array, width: number, height: number, bytes: number): Uint8Array {
  const stride = width * bytes;
  const pixels = new Uint8Array(width * height * CHANNELS);
  // A pixel of nought to the left of every line.
  let [above, line] = [new Uint8Array(stride + bytes), new Uint8Array(stride + bytes)];
  for (let row = 0; row < height; row += 1) {
    const from = row * (stride + 1);
    line.set(lines.subarray(from + 1, from + 1 + stride), bytes);
    restore(line, above, FORETOLD[lines[from] ?? 0], bytes);
    for (let at = bytes, to = row * width * CHANNELS; at < line.length; at += bytes, to += CHANNELS) {
      pixels[to] = line[at] ?? 0;
      pixels[to + 1] = line[at + 1] ?? 0;
      pixels[to + 2] = line[at + 2] ?? 0;
    }
    [above, line] = [line, above];
  }
  return pixels;
}

function restore(line: Uint8Array, above: Uint8Array, foretell: Foretell | undefined, bytes: number): void {
  if (foretell === undefined || foretell === FORETOLD[0]) return;
  for (let at = bytes, left = 0; at < line.length; at += 1, left += 1)
    line[at] = (line[at] ?? 0) + foretell(line[left] ?? 0, above[at] ?? 0, above[left] ?? 0);
}

/** A PNG of it, each line with the filter that leaves the least (PNG 12.8). */
export function writePng({ width, height, pixels }: Picture): Buffer {
  const stride = width * CHANNELS;
  const lines = Array.from({ length: height }, (_, row) => {
    const line = pixels.subarray(row * stride, (row + 1) * stride);
    const above = row === 0 ? new Uint8Array(stride) : pixels.subarray((row - 1) * stride, row * stride);
    return leastOf(FORETOLD.map((foretell, filter) => filtered(line, above, filter, foretell)));
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const content = deflateSync(Buffer.concat(lines), { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', content), chunk('IEND', Buffer.alloc(0))]);
}

function filtered(line: Uint8Array, above: Uint8Array, filter: number, foretell: Foretell): Uint8Array {
  const rest = line.map(
    (byte, at) => byte - foretell(at0(line, at - CHANNELS), at0(above, at), at0(above, at - CHANNELS)),
  );
  return Uint8Array.of(filter, ...rest);
}

function leastOf(lines: readonly Uint8Array[]): Uint8Array {
  const weights = lines.map((line) => line.reduce((sum, byte) => sum + Math.min(byte, 256 - byte), 0));
  return lines[weights.indexOf(Math.min(...weights))] ?? new Uint8Array();
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

/** What lies outside of a line is nought. */
const at0 = (of: Uint8Array, at: number): number => of[at] ?? 0;
