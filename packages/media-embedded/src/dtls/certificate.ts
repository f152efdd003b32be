import { X509Certificate } from 'node:crypto';
import { createSelfSignedCertificate } from 'werift';

/** ECDSA with SHA-256, in the numbers of RFC 5246 §7.4.1.4.1. */
export const ECDSA_SHA256 = { hash: 4, signature: 3 } as const;
const P256 = 23;

/** The certificate every DTLS association of this process shows. */
export interface DtlsCertificate {
  readonly certPem: string;
  readonly keyPem: string;
  /** SHA-256 in upper-case hex with colons, as SDP writes it (RFC 8122 §5). */
  readonly fingerprint: string;
}

/** A new self-signed ECDSA P-256 certificate: what authenticates it is its fingerprint in the SDP. */
export async function makeDtlsCertificate(): Promise<DtlsCertificate> {
  const { certPem, keyPem } = await createSelfSignedCertificate(ECDSA_SHA256, P256);
  return { certPem, keyPem, fingerprint: new X509Certificate(certPem).fingerprint256 };
}

/** Fingerprint of a certificate as it came in a handshake; undefined if it cannot be read. */
export function fingerprintOf(der: Uint8Array): string | undefined {
  try {
    return new X509Certificate(der).fingerprint256;
  } catch {
    return undefined;
  }
}
