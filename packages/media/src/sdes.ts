/** Suites of SDES we speak, the one we offer first (RFC 4568 §6.2, RFC 7714 §14.2). */
export type SdesSuite = 'AES_CM_128_HMAC_SHA1_80' | 'AEAD_AES_128_GCM';

/** Key of what one side sends, as its `a=crypto` line gives it away: only signalling over TLS may carry it (RFC 4568 §8.2). */
export interface SdesKey {
  readonly tag: number;
  readonly suite: SdesSuite;
  /** Master key of 16 bytes and master salt in base64. */
  readonly inline: string;
}

/** Bytes of master key and salt. */
export const SDES_KEY_LENGTH: Readonly<Record<SdesSuite, number>> = {
  AES_CM_128_HMAC_SHA1_80: 30,
  AEAD_AES_128_GCM: 28,
};

const isSuite = (name: string): name is SdesSuite => Object.hasOwn(SDES_KEY_LENGTH, name);

/**
 * The first of `a=crypto` lines we can use, in the far end's order (RFC 4568 §5.1.2); undefined: none. Lines with a master key
 * index, several keys or session parameters, which would change how packets look, are passed over.
 */
export function readSdesKey(lines: readonly string[]): SdesKey | undefined {
  for (const line of lines) {
    // tag SP suite SP inline:key||salt ["|" lifetime]
    const [, tag, suite = '', inline = ''] =
      /^(\d{1,9}) (\S+) inline:([\w+/]+=*)(?:\|(?:2\^)?\d+)?\s*$/.exec(line) ?? [];
    if (tag === undefined || !isSuite(suite)) continue;
    if (decodedLength(inline) === SDES_KEY_LENGTH[suite]) return { tag: Number(tag), suite, inline };
  }
  return undefined;
}

const decodedLength = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

/** Value of the `a=crypto` line. */
export const printSdesKey = ({ tag, suite, inline }: SdesKey): string => `${tag} ${suite} inline:${inline}`;
