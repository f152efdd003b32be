const CR = 13;
const LF = 10;

/** What a message that is no SIP message says: a keep-alive, its answer, or nothing to answer (RFC 5626 §3.5.1, 4.4.1). */
export function keepAliveIn(bytes: Uint8Array): 'ping' | 'pong' | undefined {
  if (bytes.length > 4 || bytes.some((byte) => byte !== CR && byte !== LF)) return undefined;
  return bytes.length === 4 ? 'ping' : 'pong';
}

/** Asks the peer for a sign of life (RFC 5626 §3.5.1). */
export const PING = '\r\n\r\n';
/** A single CRLF answers the double one (RFC 5626 §4.4.1). */
export const PONG = '\r\n';
