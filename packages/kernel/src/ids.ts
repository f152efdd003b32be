/** A string that names one kind of thing, so that the id of a call cannot be passed where an account's is meant. */
export type Id<Kind extends string> = string & { readonly kind: Kind };

/** Chance as an input: fills and returns the array, like `crypto.getRandomValues`. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/**
 * UUID version 7 (RFC 9562 §5.7): sorts by the time it was made.
 * @param unixMs wall-clock time in milliseconds
 */
export function uuidV7(unixMs: number, fillRandom: FillRandom): string {
  const bytes = fillRandom(new Uint8Array(16));
  let rest = Math.floor(unixMs);
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
