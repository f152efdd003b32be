/** The two laws of G.711. */
export type Law = 'PCMA' | 'PCMU';

export const isLaw = (codec: string): codec is Law => codec === 'PCMA' || codec === 'PCMU';

/** A-law byte of digital silence (ITU-T G.711). */
export const ALAW_SILENCE = 0xd5;

const decodeAlawByte = (byte: number): number => {
  const bits = byte ^ 0x55;
  const exponent = (bits & 0x70) >> 4;
  const mantissa = (bits & 0x0f) << 4;
  const magnitude = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
};

const decodeUlawByte = (byte: number): number => {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
  return bits & 0x80 ? -magnitude : magnitude;
};

const tableOf = (linearOf: (byte: number) => number) => Int16Array.from({ length: 256 }, (_, byte) => linearOf(byte));

/** Linear 16-bit value of every byte. */
const LINEAR: Readonly<Record<Law, Int16Array>> = { PCMA: tableOf(decodeAlawByte), PCMU: tableOf(decodeUlawByte) };

/** The byte whose linear value is nearest, for every 16-bit sample shifted to 0…65535. */
function encodingTable(linear: Int16Array): Uint8Array {
  const byValue = Array.from(linear, (value, byte) => ({ value, byte })).toSorted((a, b) => a.value - b.value);
  const table = new Uint8Array(65_536);
  let at = 0;
  for (let sample = -32_768; sample <= 32_767; sample++) {
    while (at + 1 < byValue.length && distance(byValue[at + 1], sample) <= distance(byValue[at], sample)) at += 1;
    table[sample + 32_768] = byValue[at]?.byte ?? 0;
  }
  return table;
}

const distance = (level: { value: number } | undefined, sample: number) =>
  level ? Math.abs(level.value - sample) : Infinity;

const BYTES: Readonly<Record<Law, Uint8Array>> = {
  PCMA: encodingTable(LINEAR.PCMA),
  PCMU: encodingTable(LINEAR.PCMU),
};

const translation = (from: Law, to: Law): Uint8Array =>
  Uint8Array.from(LINEAR[from], (value) => BYTES[to][value + 32_768] ?? 0);

const TRANSLATED: Readonly<Record<Law, Readonly<Record<Law, Uint8Array>>>> = {
  PCMA: { PCMA: translation('PCMA', 'PCMA'), PCMU: translation('PCMA', 'PCMU') },
  PCMU: { PCMA: translation('PCMU', 'PCMA'), PCMU: translation('PCMU', 'PCMU') },
};

/** Byte-by-byte translation table from one law to the other; the identity for the same law. */
export const lawTable = (from: Law, to: Law): Uint8Array => TRANSLATED[from][to];

/** Decodes to 16-bit linear samples, one per byte. */
export function decode(codec: Law, bytes: Uint8Array): Int16Array {
  const linear = LINEAR[codec];
  const samples = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) samples[i] = linear[bytes[i] ?? 0] ?? 0;
  return samples;
}

/** Encodes a sample, clipped to 16 bits. */
export function encodeSample(codec: Law, sample: number): number {
  const clipped = Math.max(-32_768, Math.min(32_767, Math.round(sample)));
  return BYTES[codec][clipped + 32_768] ?? 0;
}

/** Encodes samples, one byte each. */
export function encode(codec: Law, samples: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = encodeSample(codec, samples[i] ?? 0);
  return bytes;
}
