import { unsafe } from '@noble/ciphers/aes.js';

/** Master key and salt of one direction, as DTLS exports them (RFC 5764 §4.2). */
export interface MasterKey {
  /** 16 bytes. */
  readonly key: Uint8Array;
  /** 14 bytes for AES-CM, 12 for AES-GCM. */
  readonly salt: Uint8Array;
}

/** Keys a cipher works with (RFC 3711 §4.3). `authentication` is not used by GCM, which authenticates by itself. */
export interface SessionKeys {
  readonly encryption: Uint8Array;
  readonly authentication: Uint8Array;
  readonly salt: Uint8Array;
}

/** RFC 3711 §4.3.2: the labels of encryption, authentication and salt. */
const LABELS = { rtp: [0, 1, 2], rtcp: [3, 4, 5] } as const;

export function deriveSessionKeys(master: MasterKey, kind: 'rtp' | 'rtcp'): SessionKeys {
  const [encryption, authentication, salt] = LABELS[kind];
  return {
    encryption: derive(master, encryption, 16),
    authentication: derive(master, authentication, 20),
    salt: derive(master, salt, master.salt.length),
  };
}

/**
 * RFC 3711 §4.3.1 with a key derivation rate of 0: `length` bytes of AES-CM keystream under the master key.
 * RFC 7714 §11: the 12-byte salt of GCM is padded with zeros on the right.
 */
function derive(master: MasterKey, label: number, length: number): Uint8Array {
  const counter = new Uint8Array(16);
  counter.set(master.salt);
  counter[7] = (counter[7] ?? 0) ^ label;
  return unsafe.ctrCounter(unsafe.expandKeyLE(master.key), counter, new Uint8Array(length));
}
