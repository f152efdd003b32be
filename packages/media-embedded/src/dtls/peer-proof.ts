import { X509Certificate, createHash, createHmac, timingSafeEqual, verify } from 'node:crypto';

/** A handshake message as it entered the transcript: its type, its body, and all of it with its header. */
export interface HandshakeMessage {
  readonly type: number;
  readonly body: Buffer;
  readonly bytes: Buffer;
}

/** RFC 5246 §7.4. */
const CERTIFICATE_VERIFY = 15;
const FINISHED = 20;
const VERIFY_DATA = 12;

/**
 * Whether the DTLS client owns the key of the certificate it showed, and saw the same handshake as we.
 *
 * werift reads CertificateVerify and Finished without checking them (0.25.2), so without this anybody who copied the
 * certificate out of an earlier handshake (it travels in the clear) would pass for its owner: the fingerprint alone proves
 * nothing. RFC 5246 §7.4.8: the signature covers every message before it. §7.4.9: so does the hash in Finished.
 * @param transcript the client's second ClientHello to its Finished, in order, both sides' messages
 */
export function clientProvedItself(
  transcript: readonly HandshakeMessage[],
  certificate: Uint8Array,
  masterSecret: Buffer,
): boolean {
  const verifyAt = transcript.findIndex((message) => message.type === CERTIFICATE_VERIFY);
  const finishedAt = transcript.findIndex((message) => message.type === FINISHED);
  const signed = transcript[verifyAt];
  const finished = transcript[finishedAt];
  if (!signed || !finished || finishedAt < verifyAt) return false;
  return (
    isSigned(signed.body, transcript.slice(0, verifyAt), certificate) &&
    isFinishedBy(finished.body, transcript.slice(0, finishedAt), masterSecret)
  );
}

const concatenated = (messages: readonly HandshakeMessage[]) => Buffer.concat(messages.map((message) => message.bytes));

function isSigned(body: Buffer, before: readonly HandshakeMessage[], certificate: Uint8Array): boolean {
  // ecdsa_secp256r1_sha256 or rsa_pkcs1_sha256: what our CertificateRequest asks for.
  if (body.length < 4 || ![0x0403, 0x0401].includes(body.readUInt16BE(0))) return false;
  const signature = body.subarray(4, 4 + body.readUInt16BE(2));
  try {
    return verify('sha256', concatenated(before), new X509Certificate(certificate).publicKey, signature);
  } catch {
    return false;
  }
}

function isFinishedBy(body: Buffer, before: readonly HandshakeMessage[], masterSecret: Buffer): boolean {
  const hash = createHash('sha256').update(concatenated(before)).digest();
  const expected = prf(masterSecret, Buffer.concat([Buffer.from('client finished'), hash]));
  return body.length === VERIFY_DATA && timingSafeEqual(body, expected);
}

/** First 12 bytes of P_SHA256 (RFC 5246 §5): one round of it gives 32. */
function prf(secret: Buffer, seed: Buffer): Buffer {
  const a1 = createHmac('sha256', secret).update(seed).digest();
  return createHmac('sha256', secret).update(a1).update(seed).digest().subarray(0, VERIFY_DATA);
}
