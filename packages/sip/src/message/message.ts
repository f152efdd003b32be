import type { Headers } from './headers.ts';

/** A request (RFC 3261 §7.1). Header values are read on demand: see the accessors. */
export interface SipRequest {
  readonly kind: 'request';
  /** As written: methods are case-sensitive (RFC 3261 §7.1). */
  readonly method: string;
  /** The Request-URI as text. */
  readonly uri: string;
  readonly headers: Headers;
  /** UTF-8 text; octets that are none become U+FFFD. */
  readonly body: string;
  /** The body as it is where it is no UTF-8, as a signature is none: what is sent on. It counts as long as `body` is its text. */
  readonly octets?: Uint8Array;
}

/** A response (RFC 3261 §7.2). */
export interface SipResponse {
  readonly kind: 'response';
  /** 100…699 */
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: string;
  /** As of a request. */
  readonly octets?: Uint8Array;
}

export type SipMessage = SipRequest | SipResponse;
