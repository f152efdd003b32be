/**
 * A local description (SDP) without its TCP candidates (RFC 6544), which the platform has none of: what is sent is the same whether they
 * were gathered by then or not.
 */
export function withoutTcp(sdp: string): string {
  return sdp.replaceAll(/^a=candidate:\S+ \d+ tcp .*\r?\n/gim, '');
}
